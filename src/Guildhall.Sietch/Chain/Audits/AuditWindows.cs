using System.Globalization;
using Guildhall.Core.Ports;
using Guildhall.Sietch.Chain.Nodes;
using Guildhall.Sietch.Chain.Sync;

namespace Guildhall.Sietch.Chain.Audits;

/// <summary>One audit's windows, compared one after the other, so that any history passes through little memory.</summary>
internal sealed class AuditWindows(
    FollowedChain chain,
    Block head,
    ChainNodes nodes,
    ChainBook book,
    ChainMetrics metrics
)
{
    private readonly Dictionary<string, LogPages> witnesses = new(StringComparer.Ordinal);
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);
    private readonly List<DifferentWindow> differing = [];
    private string why = "";
    private int windows;
    private int unseen;
    private int events;

    public required IReadOnlyList<FeedSource> Sources { get; init; }

    public AuditReport Report() =>
        new()
        {
            State =
                differing.Count > 0 ? AuditState.Different
                : unseen > 0 ? AuditState.Unknown
                : AuditState.Same,
            Block = head.Number,
            Windows = windows,
            Unchecked = unseen,
            Events = events,
            Witnesses = [.. asked.Order(StringComparer.Ordinal)],
            Differing = differing,
            Why = why,
        };

    /// <param name="feeds">Of one kind.</param>
    /// <param name="cancellation">Of the caller.</param>
    public async Task CompareAsync(IReadOnlyList<Feed> feeds, CancellationToken cancellation)
    {
        for (var from = feeds.Min(feed => feed.FromBlock); from <= head.Number; )
        {
            var to = Math.Min(head.Number, from + chain.LargestPage - 1);
            await CompareAsync([.. feeds.Where(feed => feed.FromBlock <= to)], from, to, cancellation);
            from = to + 1;
        }
    }

    private async Task CompareAsync(IReadOnlyList<Feed> feeds, ulong from, ulong to, CancellationToken cancellation)
    {
        windows++;
        var sources = SourcesOf(feeds, from, to);
        if (chain.Endpoints.All(endpoint => sources.Contains(endpoint.Authority)))
        {
            unseen++;
            why = string.Create(
                CultureInfo.InvariantCulture,
                $"Blocks {from}–{to} were told by every endpoint there is; it takes a further one to check them."
            );
            metrics.WindowNotAudited();
            return;
        }

        var witness = WitnessFor(sources);
        try
        {
            var (told, by) = await ToldAsync(witness, feeds, from, to, cancellation);
            var stored = await StoredAsync(feeds, from, to, cancellation);
            if (stored != told)
            {
                // Once more: a node may have been wrong for a moment, and a reorganisation is no lie.
                (told, by) = await ToldAsync(witness, feeds, from, to, cancellation);
                stored = await StoredAsync(feeds, from, to, cancellation);
            }

            asked.UnionWith(by);
            events += stored.Count;
            metrics.WindowAudited(stored == told);
            if (stored != told)
            {
                differing.Add(
                    new(
                        feeds[0].Kind.ToString(),
                        from,
                        to,
                        stored,
                        told,
                        string.Join(", ", sources),
                        string.Join(", ", by)
                    )
                );
            }
        }
        catch (Exception exception) when (exception is ChainUnavailableException or JsonRpcException)
        {
            unseen++;
            why = exception.Message;
            metrics.WindowNotAudited();
        }
    }

    /// <summary>Who told what is stored of that range. Of what was read before that was kept, the first endpoint is believed to
    /// have.</summary>
    private List<string> SourcesOf(IReadOnlyList<Feed> feeds, ulong from, ulong to)
    {
        var own = feeds.Select(feed => feed.Contract).ToHashSet();
        var known = Sources
            .Where(source =>
                source.Kind == feeds[0].Kind && own.Contains(source.Contract) && source.From <= to && source.To >= from
            )
            .SelectMany(source => source.Endpoints.Split(' '))
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        return known.Count > 0 ? known : [chain.Endpoints[0].Authority];
    }

    private LogPages WitnessFor(List<string> sources)
    {
        var key = string.Join(' ', sources);
        if (!witnesses.TryGetValue(key, out var witness))
        {
            var others = nodes.Of(chain.Endpoints.Where(endpoint => !sources.Contains(endpoint.Authority)));
            var pinned = new PinnedNodes(chain.Id, head, others);
            witness = witnesses[key] = new LogPages(pinned, static () => false, metrics);
        }

        return witness;
    }

    private async Task<(WindowDigest Told, IReadOnlySet<string> By)> ToldAsync(
        LogPages witness,
        IReadOnlyList<Feed> feeds,
        ulong from,
        ulong to,
        CancellationToken cancellation
    )
    {
        var filter = chain.FilterOf(feeds[0].Kind, [.. feeds.Select(feed => feed.Contract)]);
        var page = await witness.ReadAsync(filter, from, to, cancellation);
        var begins = feeds.ToDictionary(feed => feed.Contract, feed => feed.FromBlock);
        return (
            WindowDigest.Of(
                page.Logs.Where(log => log.Block.Number >= begins[log.Contract])
                    .Select(log => chain.TryRead(log, feeds[0].Kind))
                    .OfType<ChainEvent>()
                    .Select(one => new AuditedEvent(one.Block, one.Index, one.Contract, one.Account, one.Amount))
            ),
            page.Endpoints
        );
    }

    private async Task<WindowDigest> StoredAsync(
        IReadOnlyList<Feed> feeds,
        ulong from,
        ulong to,
        CancellationToken cancellation
    )
    {
        var own = feeds.Select(feed => feed.Contract).ToHashSet();
        var kind = feeds[0].Kind.ToString();
        var stored = new List<AuditedEvent>();
        await foreach (var rows in book.ReadFromAsync(chain.Id, from, to, cancellation))
        {
            stored.AddRange(
                rows.Where(row => row.Kind == kind && own.Contains(Address.From(row.Contract)))
                    .Select(row => new AuditedEvent(
                        (ulong)row.Block,
                        (ulong)row.LogIndex,
                        Address.From(row.Contract),
                        Address.From(row.Account),
                        Wei.FromBytes(row.Amount)
                    ))
            );
        }

        return WindowDigest.Of(stored);
    }
}
