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
    private readonly Dictionary<string, IReadOnlyList<LogPages>> witnesses = new(StringComparer.Ordinal);
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
        var window = new FeedWindow(chain, feeds, from, to);
        var told = new List<(WindowDigest Told, string By)>();
        var failure = default(string);
        foreach (var witness in WitnessesFor(sources))
        {
            try
            {
                told.Add(await ToldAsync(witness, window, cancellation));
            }
            catch (Exception exception) when (exception is ChainUnavailableException or JsonRpcException)
            {
                failure = exception.Message;
            }
        }

        var stored = await window.StoredAsync(book, cancellation);
        asked.UnionWith(told.Select(one => one.By));
        var others = told.Where(one => one.Told != stored).GroupBy(one => one.Told, one => one.By).ToList();
        if (others.Count == 0 && failure is not null)
        {
            unseen++;
            why = failure;
            metrics.WindowNotAudited();
            return;
        }

        events += stored.Count;
        metrics.WindowAudited(others.Count == 0);
        differing.AddRange(
            others.Select(other => new DifferentWindow(
                window.Kind.ToString(),
                from,
                to,
                stored,
                other.Key,
                string.Join(", ", sources),
                string.Join(", ", other)
            ))
        );
    }

    /// <summary>Who told what is stored of that range.</summary>
    private IReadOnlyList<string> SourcesOf(IReadOnlyList<Feed> feeds, ulong from, ulong to)
    {
        var own = feeds.Select(feed => feed.Contract).ToHashSet();
        return FeedSource.Tellers(
            chain,
            Sources.Where(source => source.Kind == feeds[0].Kind && own.Contains(source.Contract)),
            from,
            to
        );
    }

    /// <summary>One of those who told nothing of it; where each told a part, all of them, since of each part one did not.</summary>
    private IReadOnlyList<LogPages> WitnessesFor(IReadOnlyList<string> sources)
    {
        var key = string.Join(' ', sources);
        if (!witnesses.TryGetValue(key, out var found))
        {
            var all = nodes.Of(chain.Endpoints);
            var others = all.Where(node => !sources.Contains(node.Name)).ToList();
            found = witnesses[key] = others.Count > 0 ? [PagesOf(others)] : [.. all.Select(node => PagesOf([node]))];
        }

        return found;
    }

    private LogPages PagesOf(IReadOnlyList<ChainNode> told) =>
        new(new PinnedNodes(chain.Id, head, told), static () => false, metrics);

    private async Task<(WindowDigest Told, string By)> ToldAsync(
        LogPages witness,
        FeedWindow window,
        CancellationToken cancellation
    )
    {
        var (told, page) = await window.ToldAsync(witness, cancellation);
        if (told != await window.StoredAsync(book, cancellation))
        {
            // Once more: a node may have been wrong for a moment, and a reorganisation is no lie.
            (told, page) = await window.ToldAsync(witness, cancellation);
        }

        return (told, page.Endpoint);
    }
}
