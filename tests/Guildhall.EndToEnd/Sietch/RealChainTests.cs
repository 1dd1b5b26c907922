using System.Numerics;
using Guildhall.Host.Adapters.JsonRpc;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Chain.Nodes;
using Guildhall.Tests.Core.Storage;
using Guildhall.Tests.Core.Storage.Suites;
using Guildhall.Tests.Sietch.Eligibility;

namespace Guildhall.EndToEnd.Sietch;

/// <summary>What the scenarios leave open of a real chain, on anvil.</summary>
public sealed class RealChainTests() : StorageSuite(new SqliteUnderTest())
{
    private static readonly BigInteger ether = BigInteger.Pow(10, 18);

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
