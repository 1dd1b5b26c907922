using System.Numerics;
using Guildhall.Host.Adapters.JsonRpc;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Chain.Nodes;
using Guildhall.Tests.Core.Storage;
using Guildhall.Tests.Core.Storage.Suites;
using Guildhall.Tests.Sietch.Eligibility;

namespace Guildhall.EndToEnd.Sietch;

/// <summary>The scenarios of the specification's section 11 where a real chain matters, on anvil.</summary>
public sealed class RealChainTests() : StorageSuite(new SqliteUnderTest())
{
    private static readonly BigInteger ether = BigInteger.Pow(10, 18);

    [Fact]
    public async Task S2_and_S3_Of_real_amounts_one_wei_decides_and_a_burn_of_one_is_for_ever()
    {
        await using var node = await EvmNode.StartAsync();
        using var rpc = new HttpJsonRpc(TimeProvider.System);
        var world = new EligibilityWorld(Db, Time, rpc, node.Followed);
        await FillAsync(node);
        await node.ClaimAsync(Wallet(6), Wei.From((50_000 * ether) - 1));
        await world.PublishAsync();
        Assert.Equal("1:1 2:2 3:3 4:4 5:5", await world.EligibleAsync());

        await node.ClaimAsync(Wallet(6), Wei.From(2));
        Assert.Equal(["Joined 6"], await world.PublishAsync());
        Assert.Equal("50000000000000000000001", $"{(await world.StandingAsync(6))!.Held}");

        await node.SendAsync(Wallet(1), Wallet(2), Wei.From(5));
        await node.BurnAsync(Wallet(1), Wei.One);
        await node.ClaimAsync(Wallet(1), Wei.From(10_000_000 * ether));
        Assert.Contains("Left 1 Redeemed", await world.PublishAsync());
        Assert.Null((await world.StandingAsync(1))!.Rank);
        Assert.True((await world.StandingAsync(2))!.IsEligible);
    }

    [Fact]
    public async Task S6_A_range_that_is_refused_gives_the_same_ranks()
    {
        await using var node = await EvmNode.StartAsync();
        using var rpc = new HttpJsonRpc(TimeProvider.System);
        await FillAsync(node);
        await node.MineAsync(500);
        var narrow = new NarrowRpc(rpc, 20);
        var world = new EligibilityWorld(Db, Time, narrow, node.Followed);

        await world.PublishAsync();

        Assert.Equal("1:1 2:2 3:3 4:4 5:5", await world.EligibleAsync());
        Assert.True(narrow.Refused > 0);
    }

    [Fact]
    public async Task S8_A_burn_in_blocks_that_are_gone_is_undone_without_a_welcome()
    {
        await using var node = await EvmNode.StartAsync();
        using var rpc = new HttpJsonRpc(TimeProvider.System);
        var world = new EligibilityWorld(Db, Time, rpc, node.Followed);
        await FillAsync(node);
        await world.PublishAsync();
        await node.MineAsync(1);
        await node.BurnAsync(Wallet(2), Wei.One);
        Assert.Contains("Left 2 Redeemed", await world.PublishAsync());

        await node.ReorganiseAsync(1);
        await node.MineAsync(2);

        Assert.Equal(
            ["Restored 2"],
            (await world.PublishAsync()).Where(line => line.EndsWith(" 2", StringComparison.Ordinal))
        );
        Assert.Equal("1:1 2:2 3:3 4:4 5:5", await world.EligibleAsync());
    }

    [Fact]
    public async Task S12_Who_receives_is_credited_and_not_who_calls()
    {
        await using var node = await EvmNode.StartAsync();
        using var rpc = new HttpJsonRpc(TimeProvider.System);
        var world = new EligibilityWorld(Db, Time, rpc, node.Followed);
        await node.ClaimAsync(Wallet(7), Wei.From((123 * ether) + 456), account: Wallet(99));

        await world.PublishAsync();

        Assert.Equal("123000000000000000456", $"{(await world.StandingAsync(7))!.Held}");
        Assert.Null(await world.StandingAsync(99));
    }

    [Fact]
    public async Task S13_A_new_vault_changes_the_ranks_once_when_all_of_it_is_read()
    {
        await using var node = await EvmNode.StartAsync();
        using var rpc = new HttpJsonRpc(TimeProvider.System);
        var second = await node.DeployVaultAsync();
        var world = new EligibilityWorld(Db, Time, rpc, node.Followed);
        await FillAsync(node);
        await node.ClaimAsync(Wallet(9), Wei.From(900_000 * ether), vault: second);
        await world.PublishAsync();
        Assert.Null(await world.StandingAsync(9));

        world.Community = world.Community with
        {
            Chain = world.Community.Chain with { Vaults = [.. world.Community.Chain.Vaults, new(second, 0)] },
        };
        Assert.Contains("Joined 9", await world.PublishAsync());
        Assert.Equal(1, (await world.StandingAsync(9))!.Rank);
    }

    [Fact]
    public async Task The_final_block_is_followed_where_that_is_wanted()
    {
        await using var node = await EvmNode.StartAsync();
        using var rpc = new HttpJsonRpc(TimeProvider.System);
        await FillAsync(node);
        await node.MineAsync(20);
        await node.ClaimAsync(Wallet(8), Wei.From(900_000 * ether));
        var world = new EligibilityWorld(Db, Time, rpc, node.Followed with { Head = new HeadRule(null) });

        await world.PublishAsync();
        Assert.Null(await world.StandingAsync(8));
        await node.MineAsync(20);
        Assert.Contains("Joined 8", await world.PublishAsync());
    }

    private static Address Wallet(ulong number) => EligibilityWorld.Wallet(number);

    private static async Task FillAsync(EvmNode node)
    {
        for (var i = 1UL; i <= 5; i++)
        {
            await node.ClaimAsync(Wallet(i), Wei.From((100_000 - (10_000 * i)) * ether));
        }
    }
}
