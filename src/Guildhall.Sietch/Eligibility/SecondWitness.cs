using Guildhall.Core.Ports;
using Guildhall.Core.Resilience;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Chain.Nodes;
using Guildhall.Sietch.Chain.Sync;
using Guildhall.Sietch.Communities;

namespace Guildhall.Sietch.Eligibility;

/// <summary>Asks another endpoint for everything that happened since the last snapshot: where it tells what is stored, a
/// result that looks absurd is true all the same.</summary>
internal sealed class SecondWitness(ChainNodes nodes, ChainBook book)
{
    /// <summary>Farther back an admin decides: a whole history is not read for a second opinion.</summary>
    private const ulong LongestSpan = 200_000;

    /// <param name="community">Whose events.</param>
    /// <param name="last">Of the published snapshot.</param>
    /// <param name="head">Of what is to be published.</param>
    /// <param name="rolledBackTo">Where this run found the chain changed below the last snapshot; else null.</param>
    /// <param name="cancellation">Of the caller.</param>
    /// <returns>False also where nobody else can be asked.</returns>
    public async Task<bool> ConfirmsAsync(
        Community community,
        Block last,
        Block head,
        ulong? rolledBackTo,
        CancellationToken cancellation
    )
    {
        var from = Math.Min(last.Number, rolledBackTo ?? ulong.MaxValue) + 1;
        if (from > head.Number || head.Number - from >= LongestSpan)
        {
            return false;
        }

        var stored = await StoredAsync(community, from, head.Number, cancellation);
        foreach (var node in nodes.Of(community.Chain.Endpoints).Skip(1))
        {
            try
            {
                if (await TellsAsync(node, community.Chain, from, head, stored, cancellation))
                {
                    return true;
                }
            }
            catch (Exception exception)
                when (exception is JsonRpcException or WorldUnavailableException or FormatException)
            {
                // The next one may know.
            }
        }

        return false;
    }

    private async Task<HashSet<Told>> StoredAsync(
        Community community,
        ulong from,
        ulong to,
        CancellationToken cancellation
    )
    {
        var contracts = CountedContracts.Of(community.Chain);
        var stored = new HashSet<Told>();
        await foreach (var page in book.ReadFromAsync(community.Chain.Id, from, to, cancellation))
        {
            stored.UnionWith(
                page.Where(contracts.Counts)
                    .Select(happened => new Told(
                        (ulong)happened.Block,
                        (ulong)happened.LogIndex,
                        Address.From(happened.Contract),
                        Address.From(happened.Account),
                        Wei.FromBytes(happened.Amount)
                    ))
            );
        }

        return stored;
    }

    private static async Task<bool> TellsAsync(
        ChainNode node,
        FollowedChain chain,
        ulong from,
        Block head,
        HashSet<Told> stored,
        CancellationToken cancellation
    )
    {
        if (
            await node.ChainIdAsync(cancellation) != chain.Id
            || await node.TryBlockAsync(head.Number, cancellation) != head
        )
        {
            return false;
        }

        var told = new HashSet<Told>();
        foreach (var feeds in chain.Feeds.GroupBy(feed => feed.Kind))
        {
            var filter = chain.FilterOf(feeds.Key, [.. feeds.Select(feed => feed.Contract.Address)]);
            for (var first = from; first <= head.Number; first += chain.LargestPage)
            {
                var to = Math.Min(head.Number, first + chain.LargestPage - 1);
                var logs = await node.LogsAsync(filter, first, to, cancellation);
                told.UnionWith(
                    logs.Select(log => chain.TryRead(log, feeds.Key))
                        .OfType<ChainEvent>()
                        .Select(e => new Told(e.Block, e.Index, e.Contract, e.Account, e.Amount))
                );
            }
        }

        return told.SetEquals(stored);
    }

    private readonly record struct Told(ulong Block, ulong Index, Address Contract, Address Account, Wei Amount);
}
