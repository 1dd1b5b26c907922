using Guildhall.Core;
using Guildhall.Sietch.Members;
using Guildhall.Tests.Sietch.Threshold;
using Guildhall.Tests.Sietch.Wallets;

namespace Guildhall.Tests.Sietch.Positions;

[Collection<BarSuite>]
public class EntryWarningTests(BarStage stage)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>They have not moved into danger, so no move tells it.</summary>
    [Fact]
    public async Task Who_comes_in_on_one_of_the_last_places_is_warned_once_and_nobody_else_is()
    {
        using var last = new TestWallet();
        using var safe = new TestWallet();
        await stage.PublishAsync(BarStage.Stranger(1), safe.Account, BarStage.Stranger(2), last.Account);
        await stage.Wallets.ProveAsync("fedaykin-27", last);
        await stage.Wallets.ProveAsync("fedaykin-28", safe);

        await OnboardAsync("fedaykin-27", "Entry-27");
        await OnboardAsync("fedaykin-28", "Entry-28");

        await stage.UntilToldAsync("fedaykin-27", "is in danger");
        await WalletStage.UntilAsync(async () => (await stage.AlertsAsync("fedaykin-28")).Contains("AtRisk skipped"));
        Assert.Single(await stage.AlertsAsync("fedaykin-27"), alert => alert == "AtRisk delivered");
    }

    private async Task OnboardAsync(string member, string nym)
    {
        var user = await stage.IdOfAsync(member);
        var desk = stage.Guildhall.Get<ProfileDesk>();
        var begun = Of(await desk.BeginAsync(WalletStage.Tenant, user, Cancellation));
        var key = new ProfileKey(WalletStage.Tenant, user, begun.Token);
        Of(await desk.TakeNymAsync(key, nym, Cancellation));
        Assert.True(Of(await desk.TakeBioAsync(key, "", Cancellation)).IsOnboarded);
        // A step back and forth changes nothing.
        Of(await desk.TakeBioAsync(key, "", Cancellation));
    }

    private static Profile Of(Result<Profile> result)
    {
        Assert.True(result.TryGet(out var profile, out var refusal), refusal?.Message);
        return profile;
    }
}
