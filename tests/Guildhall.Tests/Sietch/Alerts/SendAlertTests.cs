using System.Text.Json.Nodes;
using Guildhall.Core.Storage;
using Guildhall.Sietch.Alerts;
using Guildhall.Sietch.Wallets.Links;
using Guildhall.Simulator.Seeds;
using Guildhall.Tests.Sietch.Threshold;
using Guildhall.Tests.Sietch.Wallets;

namespace Guildhall.Tests.Sietch.Alerts;

[Collection<BarSuite>]
public class SendAlertTests(BarStage stage)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_delivered_when_Discord_has_it_and_though_Discord_fails_after_it_only_once()
    {
        using var wallet = new TestWallet();
        await stage.Wallets.ProveAsync("fedaykin-6", wallet);
        await stage.Wallets.Discord.FaultAsync(
            "discord",
            new JsonObject { ["method"] = "POST", ["route"] = "/channels/{channel}/messages" },
            new JsonObject { ["status"] = 503, ["afterEffect"] = true }
        );

        await QueueAsync("fedaykin-6", AlertKind.NaibSeated, "seat:1");

        await stage.UntilAlertsAsync("fedaykin-6", "NaibSeated delivered");
        await stage.Wallets.Discord.ClearFaultsAsync();
        Assert.Single(
            await stage.Wallets.ToldAsync("fedaykin-6"),
            text => text.Contains("You have a seat", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Who_takes_no_messages_gets_it_once_they_do()
    {
        using var wallet = new TestWallet();
        await stage.Wallets.ProveAsync("fedaykin-7", wallet);
        await stage.OpenMessagesAsync("fedaykin-7", false);
        await QueueAsync("fedaykin-7", AlertKind.NaibBump, "seat:2");
        await stage.UntilAlertsAsync("fedaykin-7", "NaibBump held");

        await stage.OpenMessagesAsync("fedaykin-7", true);
        Assert.Contains("1 could not be delivered", (await stage.Wallets.RunAsync("fedaykin-7", "alerts")).Text);

        await stage.UntilAlertsAsync("fedaykin-7", "NaibBump delivered");
        await stage.UntilToldAsync("fedaykin-7", "went to a member who holds more");
    }

    /// <summary>Scenario 18, in part: alerts stop.</summary>
    [Fact]
    public async Task Who_has_left_the_server_is_told_nothing()
    {
        using var wallet = new TestWallet();
        await stage.Wallets.Discord.PostAsync(
            $"/sim/guilds/{DemoWorld.Sietch}/members",
            new JsonObject { ["name"] = "duncan" }
        );
        await stage.Wallets.ProveAsync("duncan", wallet);
        var member = await stage.MemberAsync("duncan");
        using var left = await stage.Wallets.Discord.Http.DeleteAsync(
            $"/sim/guilds/{DemoWorld.Sietch}/members/duncan",
            Cancellation
        );
        Assert.True(left.IsSuccessStatusCode);

        var order = Order(member, AlertKind.NaibThreat, "seat:4");
        await stage.Guildhall.Get<Db>().WriteAsync(unit => AlertBook.QueueAsync(unit, order), Cancellation);

        var book = stage.Guildhall.Get<AlertBook>();
        await WalletStage.UntilAsync(async () =>
            (await book.TryFindAsync(WalletStage.Tenant, order.Id, Cancellation))
                is { State: AlertState.Skipped, Why: "left" }
        );
    }

    [Theory]
    [InlineData(0, 15)]
    [InlineData(1, 30)]
    [InlineData(3, 120)]
    [InlineData(20, 720)]
    public void Each_further_attempt_waits_twice_as_long_up_to_half_a_day(long attempts, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), SendAlert.WaitAfter(attempts));

    private async Task QueueAsync(string member, AlertKind kind, string key)
    {
        var order = Order(await stage.MemberAsync(member), kind, key);
        await stage.Guildhall.Get<Db>().WriteAsync(unit => AlertBook.QueueAsync(unit, order), Cancellation);
    }

    private static AlertOrder Order(MemberId member, AlertKind kind, string key) =>
        new()
        {
            Tenant = WalletStage.Tenant,
            Member = member,
            Kind = kind,
            Key = key,
        };
}
