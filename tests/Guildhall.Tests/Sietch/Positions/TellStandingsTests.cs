using System.Text.Json.Nodes;
using Guildhall.Sietch.Alerts;
using Guildhall.Sietch.Eligibility;
using Guildhall.Tests.Sietch.Announcements;
using Guildhall.Tests.Sietch.Wallets;

namespace Guildhall.Tests.Sietch.Positions;

[Collection<AnnouncementSuite>]
public class TellStandingsTests(AnnouncementStage stage)
{
    /// <summary>Scenario 19: one message each way, and none that names a wallet.</summary>
    [Fact]
    public async Task Who_drops_and_returns_is_told_once_each_way()
    {
        using var wallet = new TestWallet();
        await stage.Wallets.ProveAsync("fedaykin-1", wallet);

        await stage.PublishAsync(
            new Changed(wallet.Account, ChangeKind.Left, Tier.Fedaykin, Tier.Waiting, StandingReason.BelowTheLine)
        );
        await stage.OrderAsync();
        await UntilToldAsync("fedaykin-1", 1);
        await stage.PublishAsync(new Changed(wallet.Account, ChangeKind.Joined, Tier.Waiting, Tier.Fedaykin));
        await stage.OrderAsync();
        await stage.OrderAsync();
        await UntilToldAsync("fedaykin-1", 2);

        var told = (await stage.ToldAsync("fedaykin-1")).Order(StringComparer.Ordinal).ToList();
        Assert.Contains("eligible", told[0], StringComparison.Ordinal);
        Assert.Contains("Others hold more", told[1], StringComparison.Ordinal);
        Assert.All(told, text => Assert.DoesNotContain("0x", text, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Who_arrives_for_the_first_time_is_told_nothing_here()
    {
        using var wallet = new TestWallet();
        await stage.Wallets.ProveAsync("fedaykin-2", wallet);

        await stage.PublishAsync(new Changed(wallet.Account, ChangeKind.Joined, Tier.None, Tier.Fedaykin));
        await stage.OrderAsync();
        await stage.PublishAsync(
            new Changed(wallet.Account, ChangeKind.Left, Tier.Fedaykin, Tier.None, StandingReason.Redeemed)
        );
        await stage.OrderAsync();

        await UntilToldAsync("fedaykin-2", 1);
        Assert.Contains("redeemed", Assert.Single(await stage.ToldAsync("fedaykin-2")), StringComparison.Ordinal);
    }

    /// <summary>Scenario 22: the process ended between sending and writing down that it was sent.</summary>
    [Fact]
    public async Task What_was_sent_and_never_marked_is_found_and_not_sent_again()
    {
        using var wallet = new TestWallet();
        await stage.Wallets.ProveAsync("fedaykin-3", wallet);
        await stage.PublishAsync(new Changed(wallet.Account, ChangeKind.Fell, Tier.Naib, Tier.Fedaykin));
        await stage.OrderAsync();
        await UntilAsync("fedaykin-3", "Fell delivered");

        await stage.ExecuteAsync(
            "UPDATE sietch_alerts SET state = 'sending', ended_at = NULL, made_at = made_at - 3600000 WHERE tenant_id = 'default' AND kind = 'Fell'"
        );
        await stage.Guildhall.InScopeAsync<RetryAlerts>(handler =>
            handler.HandleAsync(new(default), AnnouncementStage.Run, Cancellation)
        );

        await UntilAsync("fedaykin-3", "Fell delivered");
        Assert.Single(await stage.ToldAsync("fedaykin-3"));
    }

    /// <summary>Scenario 22: Discord fails, once after it has done what was asked.</summary>
    [Fact]
    public async Task A_notice_arrives_once_though_Discord_fails_in_between()
    {
        using var wallet = new TestWallet();
        await stage.Wallets.ProveAsync("fedaykin-4", wallet);
        await stage.Wallets.Discord.FaultAsync(
            "discord",
            new JsonObject { ["method"] = "POST", ["route"] = "/users/@me/channels" },
            new JsonObject { ["status"] = 503 },
            times: 6
        );

        await stage.PublishAsync(new Changed(wallet.Account, ChangeKind.Rose, Tier.Fedaykin, Tier.Naib));
        await stage.OrderAsync();

        await UntilAsync("fedaykin-4", "Rose delivered");
        Assert.Single(await stage.ToldAsync("fedaykin-4"));
    }

    [Fact]
    public async Task Closed_messages_are_remembered_and_the_notice_arrives_once_they_are_open()
    {
        using var wallet = new TestWallet();
        await stage.Wallets.ProveAsync("fedaykin-5", wallet);
        await stage.SetDmsAsync("fedaykin-5", isOpen: false);
        await stage.PublishAsync(
            new Changed(wallet.Account, ChangeKind.Left, Tier.Fedaykin, Tier.None, StandingReason.Removed)
        );
        await stage.OrderAsync();
        await UntilAsync("fedaykin-5", "Left held");

        // The next one waits as well: nobody asks Discord again before the time.
        await stage.PublishAsync(new Changed(wallet.Account, ChangeKind.Joined, Tier.None, Tier.Fedaykin));
        await stage.OrderAsync();
        await UntilAsync("fedaykin-5", "Returned held", "Left held");

        // That they had left is not true any more, and nobody is told it now.
        await stage.SetDmsAsync("fedaykin-5", isOpen: true);
        await stage.Wallets.RunAsync("fedaykin-5", "alerts");
        await UntilAsync("fedaykin-5", "Returned delivered", "Left skipped");
        Assert.Contains("eligible", Assert.Single(await stage.ToldAsync("fedaykin-5")), StringComparison.Ordinal);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Task UntilToldAsync(string member, int times) =>
        WalletStage.UntilAsync(async () => (await stage.ToldAsync(member)).Count == times);

    /// <summary>What the member was told of their standing, the newest first.</summary>
    private Task UntilAsync(string member, params string[] expected) =>
        WalletStage.UntilAsync(async () =>
            (await stage.Wallets.AlertsAsync(member))
                .Where(alert => !alert.StartsWith("Onboarding", StringComparison.Ordinal))
                .SequenceEqual(expected)
        );
}
