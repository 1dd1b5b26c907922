using Guildhall.Tests.Sietch.Threshold;
using Guildhall.Tests.Sietch.Wallets;

namespace Guildhall.Tests.Sietch.Alerts;

[Collection<BarSuite>]
public class ShowAlertsTests(BarStage stage)
{
    [Fact]
    public async Task A_member_sees_that_all_are_on_at_three_a_week_and_what_comes_always()
    {
        using var wallet = new TestWallet();
        await stage.Wallets.ProveAsync("fedaykin-10", wallet);

        var answer = await stage.Wallets.RunAsync("fedaykin-10", "alerts");

        Assert.True(answer.IsEphemeral);
        Assert.Contains("at most 3 a week", answer.Text);
        Assert.Contains("comes always", answer.Text);
        Assert.Equal(
            ["Place: on", "Danger: on", "Council: on", "Badges: on", "Turn all off"],
            WalletStage.Components(answer).Select(c => (string?)c["label"]).OfType<string>()
        );
        var member = (await stage.MemberAsync("fedaykin-10")).Value;
        Assert.DoesNotContain(member, answer.Json.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_proven_nothing_is_told_how() =>
        Assert.Contains("`/verify`", (await stage.Wallets.RunAsync("guest", "alerts")).Refusal);
}
