using System.Globalization;
using System.Net.Http.Json;
using System.Numerics;
using System.Text.Json.Nodes;
using Guildhall.Core.Resilience;
using Guildhall.Host.Adapters.JsonRpc;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Chain.Nodes;
using Guildhall.Sietch.Chain.Sync;
using Guildhall.Sietch.Eligibility;
using Guildhall.Tests.Core;
using Guildhall.Tests.Core.Storage;
using Guildhall.Tests.Core.Storage.Suites;
using Guildhall.Tests.Simulator.Worlds;
using Microsoft.Extensions.Logging.Abstractions;

namespace Guildhall.Tests.Sietch.Chain.Sync;

/// <summary>From JSON-RPC over HTTP to ranks, on the demo's chain.</summary>
public sealed class LocalChainTests() : StorageSuite(new SqliteUnderTest())
{
    [Fact]
    public async Task The_demos_holders_are_ranked_as_the_chain_itself_counts_them()
    {
        await using var worlds = await LocalWorlds.StartAsync();
        using var rpc = new HttpJsonRpc(TimeProvider.System);
        var told = (
            await worlds.Http.GetFromJsonAsync<JsonObject>(new Uri("sim/chain", UriKind.Relative), Cancellation)
        )!;

        await SyncAsync(rpc, told, worlds.At("chain"));
        var ledger = new Ledger();
        await foreach (var page in new ChainBook(Db).ReadFromAsync(80094, 0, long.MaxValue, Cancellation))
        {
            foreach (var happened in page)
            {
                ledger.Add(
                    Enum.Parse<FeedKind>(happened.Kind),
                    Address.From(happened.Account),
                    Wei.FromBytes(happened.Amount),
                    new((ulong)happened.Block, (ulong)happened.LogIndex)
                );
            }
        }

        var holders = told["holders"]!.AsArray();
        Assert.Equal(holders.Count, ledger.Count);
        Assert.All(
            holders,
            holder =>
                Assert.Equal(
                    (Amount(holder!["claimed"]), Amount(holder["burned"])),
                    (
                        ledger[Address.Parse((string)holder["address"]!)].Claimed.ToBigInteger(),
                        ledger[Address.Parse((string)holder["address"]!)].Burned.ToBigInteger()
                    )
                )
        );
        var ranking = Ranking.Of(ledger, [], new());
        Assert.Equal(110, ranking.Best.Count);
        Assert.Equal(
            (string)holders.First(holder => (string)holder!["burned"]! == "0")!["address"]!,
            ranking.Best[0].Wallet.ToString()
        );
        Assert.Equal(
            2,
            holders.Count(holder =>
                ranking.Explain(Address.Parse((string)holder!["address"]!)).Reason == StandingReason.Redeemed
            )
        );
    }

    private Task<SyncReport> SyncAsync(HttpJsonRpc rpc, JsonObject told, Uri endpoint)
    {
        var pipelines = new WorldPipelines(TimeProvider.System, new ResilienceMetrics(new TestMeters()), new Random(1));
        var sync = new ChainSync(
            new ChainNodes(rpc, pipelines),
            new ChainBook(Db),
            new ChainMetrics(new TestMeters()),
            TimeProvider.System,
            NullLogger<ChainSync>.Instance
        );
        return sync.RunAsync(
            new()
            {
                Id = (ulong)told["chainId"]!,
                Endpoints = [endpoint],
                Token = new(Address.Parse((string)told["token"]!), 1_000),
                Vaults =
                [
                    .. told["vaults"]!.AsArray().Select(v => new FollowedContract(Address.Parse((string)v!), 1_000)),
                ],
                LargestPage = 500,
            },
            Cancellation
        );
    }

    private static BigInteger Amount(JsonNode? text) => BigInteger.Parse((string)text!, CultureInfo.InvariantCulture);
}
