using System.Numerics;
using System.Text.Json.Nodes;
using Guildhall.Sietch.Chain;
using Guildhall.Tests.Sietch.Eligibility;
using Guildhall.Tests.Sietch.Wallets;

namespace Guildhall.EndToEnd.Sietch.Scenarios;

/// <summary>Scenarios 8 and 13 on a real chain: what was read is gone, or more is to be read.</summary>
public class ReorganisedScenarios
{
    private static readonly BigInteger ether = BigInteger.Pow(10, 18);

    [Fact]
    public async Task S8_Who_was_dropped_by_blocks_that_are_gone_is_back_without_a_second_welcome()
    {
        const string Member = "harah";
        using var wallet = new TestWallet();
        await using var node = await EvmNode.StartAsync();
        await node.ClaimAllAsync([(Wallet(1), Wei.From(100 * ether)), (wallet.Account, Wei.From(90 * ether))]);
        await using var stage = await SyncStage.OpenAsync(new() { Node = node, Places = SyncSetup.FewPlaces });
        await stage.ListenAsync();
        await stage.JoinAsync(Member);
        await stage.Members.ProveAsync(Member, wallet);
        await stage.UntilHasAsync(Member, "naib");
        var welcome = await stage.Members.ToldAsync(Member);

        // Both stand in blocks that will be gone: a burn, and a claim that comes back as another.
        await node.BurnAsync(wallet.Account, Wei.One);
        await node.ClaimAsync(Wallet(3), Wei.From(5 * ether));
        await stage.PublishAsync();
        Assert.False((await stage.GateAsync($"{wallet.Account}")).IsEligible);
        await stage.UntilHasAsync(Member);
        Assert.Equal($"{5 * ether}", (await stage.GateAsync(3)).Held);

        await node.ReorganiseAsync(2);
        await node.ClaimAsync(Wallet(3), Wei.From(7 * ether));
        await stage.PublishAsync();

        var back = await stage.GateAsync($"{wallet.Account}");
        Assert.Equal((2, "naib", $"{90 * ether}"), (back.Rank, back.Role, back.Held));
        Assert.Equal($"{7 * ether}", (await stage.GateAsync(3)).Held);
        await stage.UntilHasAsync(Member, "naib");
        Assert.Equal(1, await stage.MetricAsync("guildhall_sietch_chain_reorganisations"));
        Assert.Equal(
            [$"left {wallet.Account} redeemed", $"restored {wallet.Account}"],
            (await stage.EventsAsync()).Where(told => told.Contains($"{wallet.Account}", StringComparison.Ordinal))
        );
        var told = await stage.Members.ToldAsync(Member);
        Assert.Equal(welcome.Count, told.Count(welcome.Contains));
    }

    [Fact]
    public async Task S13_A_vault_that_is_added_is_read_alone_and_changes_the_ranks_once_when_all_of_it_is_read()
    {
        await using var node = await EvmNode.StartAsync();
        var vault = await node.DeployVaultAsync();
        await node.ClaimAllAsync(Enumerable.Range(1, 6).Select(i => (Wallet((ulong)i), Wei.From((100 - i) * ether))));
        await node.ClaimAsync(Wallet(9), Wei.From(500 * ether), vault: vault);
        await node.MineAsync(150);
        await node.ClaimAsync(Wallet(2), Wei.From(300 * ether), vault: vault);
        await using var stage = await SyncStage.OpenAsync(
            new()
            {
                Node = node,
                Places = SyncSetup.FewPlaces,
                LargestPage = 50,
            }
        );
        await stage.ListenAsync();
        var before = await stage.GateAsync(1);
        Assert.Equal("1:1 2:2 3:3 4:4 5:5", await stage.PlacesAsync(1, 2, 3, 4, 5, 6, 9));

        var (begun, goesOn) = (new TaskCompletionSource(), new TaskCompletionSource<bool>());
        stage.One.Forget();
        stage.Two.Forget();
        stage.One.Before = async call =>
        {
            if (!call.IsLogs || call.From < 100)
            {
                return true;
            }

            begun.TrySetResult();
            return await goesOn.Task;
        };
        await stage.RestartAsync(section =>
            section["chain"]!["vaults"]!.AsArray().Add(new JsonObject { ["address"] = $"{vault}", ["fromBlock"] = 0 })
        );

        // Half of it is read by now.
        await stage.UntilAsync(() => Task.FromResult(begun.Task.IsCompleted), "the new vault is being read");
        Assert.Equal(before.Text, (await stage.GateAsync(1)).Text);
        Assert.False((await stage.GateAsync(9)).IsEligible);
        goesOn.SetResult(true);
        await stage.UntilAsync(async () => (await stage.GateAsync(9)).IsEligible, "the new vault counts");
        await stage.PassAsync(TimeSpan.FromMinutes(2));

        Assert.Equal(before.Snapshot + 1, (await stage.GateAsync(1)).Snapshot);
        Assert.Equal("1:9 2:2 3:1 4:3 5:4 6:5", await stage.PlacesAsync(1, 2, 3, 4, 5, 6, 9));
        Assert.Equal($"{398 * ether}", (await stage.GateAsync(2)).Held);
        Assert.Equal(["fell 1", "joined 9"], (await stage.EventsAsync()).Order());
        foreach (var call in stage.One.Calls.Concat(stage.Two.Calls).Where(call => call.IsLogs))
        {
            // What was read before is asked for beyond its end alone, and nothing is there yet.
            Assert.True(call.Contracts is [var only] && only == $"{vault}", string.Join(' ', call.Contracts));
        }
    }

    private static Address Wallet(ulong number) => EligibilityWorld.Wallet(number);
}
