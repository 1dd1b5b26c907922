using System.Numerics;
using Guildhall.Sietch.Chain;
using Guildhall.Tests.Sietch.Eligibility;

namespace Guildhall.EndToEnd.Sietch.Scenarios;

/// <summary>Scenarios 2, 3, 4, 6 and 12 on a real chain.</summary>
public class RealChainScenarios
{
    private static readonly BigInteger ether = BigInteger.Pow(10, 18);

    [Fact]
    public async Task S2_One_wei_over_swaps_the_last_two_with_one_event_each()
    {
        await using var node = await EvmNode.StartAsync();
        var richer = Enumerable.Range(1, 68).Select(i => ((ulong)i, (200_000 - (1000 * i)) * ether));
        await FillAsync(node, [.. richer, (69, 50_000 * ether), (70, (50_000 * ether) - 1)]);
        await using var stage = await SyncStage.OpenAsync(new() { Node = node });
        await stage.ListenAsync();
        Assert.Equal("68:68 69:69", await stage.PlacesAsync(68, 69, 70));

        await node.ClaimAsync(Wallet(70), Wei.From(2));
        await stage.PublishAsync();

        var (up, down) = (await stage.GateAsync(70), await stage.GateAsync(69));
        Assert.Equal((69, true, "50000000000000000000001"), (up.Rank, up.IsEligible, up.Held));
        Assert.Contains("\"bgt_held\":50000.000000000000000001,", up.Text, StringComparison.Ordinal);
        Assert.Equal((70, "50000000000000000000000"), (down.Rank, down.Held));
        Assert.Contains("\"bgt_held\":50000,", down.Text, StringComparison.Ordinal);
        // A rank is lost at the second reading that says so.
        Assert.True(down.IsLeaving);
        await node.MineAsync(1);
        await stage.PublishAsync();
        Assert.False((await stage.GateAsync(69)).IsEligible);
        await node.MineAsync(1);
        await stage.PublishAsync();
        Assert.Equal(["joined 70", "left 69 belowTheLine"], await stage.EventsAsync());
    }

    [Fact]
    public async Task S3_Who_burns_one_wei_is_out_for_good_whatever_follows_and_after_a_rebuild_too()
    {
        await using var node = await EvmNode.StartAsync();
        await FillAsync(node, (1, 100 * ether), (2, 90 * ether), (3, 80 * ether));
        await using var stage = await SyncStage.OpenAsync(new() { Node = node, Places = SyncSetup.FewPlaces });
        await stage.ListenAsync();

        // What is sent to somebody is no burn.
        await node.SendAsync(Wallet(2), Wallet(3), Wei.From(5));
        await node.BurnAsync(Wallet(1), Wei.One);
        await stage.PublishAsync();
        await node.ClaimAsync(Wallet(1), Wei.From(1_000 * ether));
        await stage.PublishAsync();

        await AssertOutAsync(stage);
        Assert.Contains("left 1 redeemed", await stage.EventsAsync());

        await stage.RestartAsync(isNewFolder: true);
        await stage.UntilAsync(async () => (await stage.GateAsync(2)).IsEligible, "the history is read from genesis");
        await AssertOutAsync(stage);
    }

    [Fact]
    public async Task S4_A_burn_while_the_chain_is_read_counts_in_the_next_run_and_nothing_between_is_seen()
    {
        await using var node = await EvmNode.StartAsync();
        await FillAsync(node, (1, 100 * ether), (2, 90 * ether), (3, 80 * ether));
        await using var stage = await SyncStage.OpenAsync(new() { Node = node, Places = SyncSetup.FewPlaces });
        await stage.ListenAsync();
        await node.ClaimAsync(Wallet(4), Wei.From(70 * ether));
        var first = await stage.GateAsync(1);
        var meanwhile = default(GateAnswer);
        stage.One.Forget();
        stage.One.Before = async call =>
        {
            // Between the two kinds of pages, in whichever order they are asked for.
            var isSecond = call.IsLogs && stage.One.Calls.Any(other => other.IsLogs && other.IsBurns != call.IsBurns);
            if (isSecond && meanwhile is null)
            {
                meanwhile = await stage.GateAsync(1);
                await node.BurnAsync(Wallet(1), Wei.One);
                await node.ClaimAsync(Wallet(4), Wei.From(1_000 * ether));
            }

            return true;
        };

        await stage.PublishAsync();

        Assert.Equal(first.Text, meanwhile?.Text);
        Assert.Equal("1:1 2:2 3:3 4:4", await stage.PlacesAsync(1, 2, 3, 4));
        var head = (await stage.GateAsync(1)).Block;
        Assert.Equal(first.Block + 1, head);
        var read = stage
            .One.Calls.Concat(stage.Two.Calls)
            .Where(call => call.IsLogs && call.From > first.Block)
            .ToList();
        Assert.Equal(
            (head, head),
            (
                read.Where(call => call.IsClaims).Max(call => call.To),
                read.Where(call => call.IsBurns).Max(call => call.To)
            )
        );
        Assert.Equal(["joined 4"], await stage.EventsAsync());

        await stage.PublishAsync();
        Assert.Equal("1:4 2:2 3:3", await stage.PlacesAsync(1, 2, 3, 4));
        Assert.Contains("left 1 redeemed", await stage.EventsAsync());
    }

    [Fact]
    public async Task S6_Of_an_endpoint_that_allows_two_thousand_blocks_the_same_is_read_in_smaller_pages()
    {
        const ulong Widest = 2_000;
        await using var node = await EvmNode.StartAsync();
        await FillAsync(node, (1, 100 * ether), (2, 90 * ether));
        await node.MineAsync(1_300);
        await FillAsync(node, (3, 95 * ether), (2, 20 * ether), (4, 80 * ether));
        await node.MineAsync(1_200);
        await using var stage = await SyncStage.OpenAsync(
            new() { Node = node, Places = SyncSetup.FewPlaces },
            stage =>
            {
                foreach (var endpoint in new[] { stage.One, stage.Two })
                {
                    endpoint.Twist = (call, answer) =>
                        call.IsLogs && call.To - call.From >= Widest
                            ? ScriptedEndpoint.Error(answer, -32005, $"query exceeds max block range {Widest}")
                            : answer;
                }

                return Task.CompletedTask;
            }
        );

        Assert.Equal("1:2 2:1 3:3 4:4", await stage.PlacesAsync(1, 2, 3, 4));
        var narrow = await HeldAsync(stage);
        Assert.True(await stage.MetricAsync("guildhall_sietch_chain_pages_halved") > 0);
        Assert.Contains(stage.One.Calls, call => call.IsLogs && call.To - call.From is > 500 and < Widest);

        stage.One.Twist = stage.Two.Twist = null;
        await stage.RestartAsync(isNewFolder: true);
        await stage.UntilAsync(async () => (await stage.GateAsync(2)).IsEligible, "the history is read in wide pages");
        Assert.Equal(0, await stage.MetricAsync("guildhall_sietch_chain_pages_halved"));
        Assert.Equal("1:2 2:1 3:3 4:4", await stage.PlacesAsync(1, 2, 3, 4));
        Assert.Equal(narrow, await HeldAsync(stage));
    }

    [Fact]
    public async Task S12_Who_receives_a_claim_is_credited_with_all_of_it_and_who_made_it_with_nothing()
    {
        await using var node = await EvmNode.StartAsync();
        await FillAsync(node, (1, 100 * ether));
        await node.ClaimAsync(Wallet(7), Wei.From((123 * ether) + 456), account: Wallet(99));
        await using var stage = await SyncStage.OpenAsync(new() { Node = node, Places = SyncSetup.FewPlaces });

        var (to, account) = (await stage.GateAsync(7), await stage.GateAsync(99));
        Assert.Equal((1, "naib", "123000000000000000456"), (to.Rank, to.Role, to.Held));
        Assert.Contains("\"bgt_held\":123.000000000000000456,", to.Text, StringComparison.Ordinal);
        Assert.Equal((null, "none", null), (account.Rank, account.Role, account.Held));
    }

    private static async Task AssertOutAsync(SyncStage stage)
    {
        var gone = await stage.GateAsync(1);
        Assert.Equal((false, null, "none"), (gone.IsEligible, gone.Rank, gone.Role));
        Assert.Equal("1:2 2:3", await stage.PlacesAsync(1, 2, 3));
        var explained = await stage.RunAsync("explain", ("wallet", SyncStage.Wallet(1)));
        Assert.Contains("It burned", explained.Text, StringComparison.Ordinal);
    }

    private static async Task<string> HeldAsync(SyncStage stage) =>
        string.Join(
            ' ',
            await Task.WhenAll(new ulong[] { 1, 2, 3, 4 }.Select(async i => (await stage.GateAsync(i)).Held))
        );

    private static Address Wallet(ulong number) => EligibilityWorld.Wallet(number);

    private static Task FillAsync(EvmNode node, params (ulong Wallet, BigInteger Amount)[] claims) =>
        node.ClaimAllAsync(claims.Select(claim => (Wallet(claim.Wallet), Wei.From(claim.Amount))));
}
