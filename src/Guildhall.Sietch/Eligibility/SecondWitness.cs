using Guildhall.Core.Ports;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Chain.Audits;
using Guildhall.Sietch.Chain.Nodes;
using Guildhall.Sietch.Chain.Sync;

namespace Guildhall.Sietch.Eligibility;

/// <summary>Asks endpoints that did not tell it for everything that happened since the last snapshot: where one tells what is
/// stored, a result that looks absurd is true all the same.</summary>
internal sealed class SecondWitness(ChainNodes nodes, ChainBook book, ChainMetrics metrics)
{
    /// <summary>Farther back an admin decides: a whole history is not read for a second opinion.</summary>
    private const ulong LongestSpan = 200_000;

    /// <param name="chain">What is followed.</param>
    /// <param name="last">Of the published snapshot.</param>
    /// <param name="head">Of what is to be published.</param>
    /// <param name="rolledBackTo">Where this run found the chain changed below the last snapshot; else null.</param>
    /// <param name="cancellation">Of the caller.</param>
    /// <returns>False also where nobody else can be asked.</returns>
    public async Task<bool> ConfirmsAsync(
        FollowedChain chain,
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

        var stored = await StoredAsync(chain, from, head.Number, cancellation);
        var others = await OthersAsync(chain, from, head.Number, cancellation);
        if (others.Count == 0)
        {
            // Each told a part, and of each part one did not.
            return chain.HasSeveral
                && await nodes
                    .Of(chain.Endpoints)
                    .ToAsyncEnumerable()
                    .AllAsync(async (node, c) => await TellsAsync(node, stored, chain, from, head, c), cancellation);
        }

        return await others
            .ToAsyncEnumerable()
            .AnyAsync(async (node, c) => await TellsAsync(node, stored, chain, from, head, c), cancellation);
    }

    /// <returns>False also where it cannot be asked.</returns>
    private async Task<bool> TellsAsync(
        ChainNode node,
        WindowDigest stored,
        FollowedChain chain,
        ulong from,
        Block head,
        CancellationToken cancellation
    )
    {
        try
        {
            return await ToldAsync(node, chain, from, head, cancellation) == stored;
        }
        catch (Exception exception) when (exception is ChainUnavailableException or JsonRpcException)
        {
            return false;
        }
    }

    private async Task<IReadOnlyList<ChainNode>> OthersAsync(
        FollowedChain chain,
        ulong from,
        ulong to,
        CancellationToken cancellation
    )
    {
        var own = chain.Feeds.Select(feed => (feed.Contract.Address, feed.Kind)).ToHashSet();
        var sources = (await book.SourcesAsync(chain.Id, cancellation)).Where(source =>
            own.Contains((source.Contract, source.Kind))
        );
        var tellers = FeedSource.Tellers(chain, sources, from, to);
        return nodes.Of(chain.Endpoints.Where(endpoint => !tellers.Contains(endpoint.Authority)));
    }

    private async Task<WindowDigest> StoredAsync(
        FollowedChain chain,
        ulong from,
        ulong to,
        CancellationToken cancellation
    )
    {
        var contracts = CountedContracts.Of(chain);
        var stored = new List<AuditedEvent>();
        await foreach (var page in book.ReadFromAsync(chain.Id, from, to, cancellation))
        {
            stored.AddRange(page.Where(contracts.Counts).Select(AuditedEvent.Of));
        }

        return WindowDigest.Of(stored);
    }

    private async Task<WindowDigest> ToldAsync(
        ChainNode node,
        FollowedChain chain,
        ulong from,
        Block head,
        CancellationToken cancellation
    )
    {
        var pages = new LogPages(new(chain.Id, head, [node]), static () => false, metrics);
        var told = new List<AuditedEvent>();
        foreach (var feeds in chain.Feeds.GroupBy(feed => feed.Kind))
        {
            var begins = feeds.ToDictionary(feed => feed.Contract.Address, feed => feed.Contract.FromBlock);
            var filter = chain.FilterOf(feeds.Key, [.. begins.Keys]);
            for (var first = from; first <= head.Number; first += chain.LargestPage)
            {
                var to = Math.Min(head.Number, first + chain.LargestPage - 1);
                var page = await pages.ReadAsync(filter, first, to, cancellation);
                told.AddRange(
                    page.Logs.Where(log => log.Block.Number >= begins[log.Contract])
                        .Select(log => chain.TryRead(log, feeds.Key))
                        .OfType<ChainEvent>()
                        .Select(AuditedEvent.Of)
                );
            }
        }

        return WindowDigest.Of(told);
    }
}
