using System.Text.Json.Nodes;
using Guildhall.Sietch.Eligibility;
using Guildhall.Tests.Sietch.Wallets;

namespace Guildhall.Tests.Sietch.Announcements;

[Collection<AnnouncementSuite>]
public class SendNoticesTests(AnnouncementStage stage)
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
        await UntilToldAsync("fedaykin-3", 1);
        var member = await UntilEndedAsync("Fell", "sent");

        await stage.ExecuteAsync(
            "UPDATE sietch_notices SET state = 'sending', ended_at = NULL WHERE tenant_id = 'default' AND member_id = @Member",
            new { Member = member }
        );
        await stage.OrderAsync();

        Assert.Equal(member, await UntilEndedAsync("Fell", "sent"));
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

        await UntilToldAsync("fedaykin-4", 1);
        await UntilEndedAsync("Rose", "sent");
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
        var member = await UntilEndedAsync("Left", "closed");

        // The next one waits as well: nobody asks Discord again today.
        await stage.PublishAsync(new Changed(wallet.Account, ChangeKind.Joined, Tier.None, Tier.Fedaykin));
        await stage.OrderAsync();
        Assert.Equal(
            2,
            await stage.CountAsync(
                $"SELECT COUNT(*) FROM sietch_notices WHERE member_id = '{member}' AND ended_at IS NULL AND due_at > made_at"
            )
        );

        await stage.SetDmsAsync("fedaykin-5", isOpen: true);
        await stage.ExecuteAsync(
            "UPDATE sietch_notices SET due_at = made_at WHERE tenant_id = 'default' AND member_id = @Member",
            new { Member = member }
        );
        await stage.OrderAsync();
        await UntilToldAsync("fedaykin-5", 2);
    }

    private Task UntilToldAsync(string member, int times) =>
        WalletStage.UntilAsync(async () => (await stage.ToldAsync(member)).Count == times);

    /// <returns>The member whose only notice of that kind is in that state.</returns>
    private async Task<string> UntilEndedAsync(string kind, string state)
    {
        string? member = null;
        await WalletStage.UntilAsync(async () =>
        {
            member = await stage
                .Guildhall.Get<Guildhall.Core.Storage.Db>()
                .QuerySingleOrDefaultAsync<string?>(
                    """
                    SELECT MAX(member_id) FROM sietch_notices
                    WHERE tenant_id = 'default' AND kind = @Kind AND state = @State AND cause IS NOT 'Redeemed'
                        AND cause IS NOT 'BelowTheLine'
                    """,
                    new { Kind = kind, State = state },
                    TestContext.Current.CancellationToken
                );
            return member is not null;
        });
        return member!;
    }
}
