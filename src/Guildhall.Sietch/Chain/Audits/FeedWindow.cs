using Guildhall.Sietch.Chain.Nodes;
using Guildhall.Sietch.Chain.Sync;

namespace Guildhall.Sietch.Chain.Audits;

/// <summary>Some feeds of one kind between two blocks: what is stored of it, and what somebody tells.</summary>
/// <param name="Feeds">At least one.</param>
/// <param name="To">Inclusive.</param>
internal sealed record FeedWindow(FollowedChain Chain, IReadOnlyList<Feed> Feeds, ulong From, ulong To)
{
    public FeedKind Kind => Feeds[0].Kind;

    public async Task<(WindowDigest Told, LogPage Page)> ToldAsync(LogPages pages, CancellationToken cancellation)
    {
        var filter = Chain.FilterOf(Kind, [.. Feeds.Select(feed => feed.Contract)]);
        var page = await pages.ReadAsync(filter, From, To, cancellation);
        var begins = Feeds.ToDictionary(feed => feed.Contract, feed => feed.FromBlock);
        return (
            WindowDigest.Of(
                page.Logs.Where(log => log.Block.Number >= begins[log.Contract])
                    .Select(log => Chain.TryRead(log, Kind))
                    .OfType<ChainEvent>()
                    .Select(AuditedEvent.Of)
            ),
            page
        );
    }

    public async Task<WindowDigest> StoredAsync(ChainBook book, CancellationToken cancellation)
    {
        var own = Feeds.Select(feed => feed.Contract).ToHashSet();
        var kind = Kind.ToString();
        var stored = new List<AuditedEvent>();
        await foreach (var rows in book.ReadFromAsync(Chain.Id, From, To, cancellation))
        {
            stored.AddRange(
                rows.Where(row => row.Kind == kind && own.Contains(Address.From(row.Contract))).Select(AuditedEvent.Of)
            );
        }

        return WindowDigest.Of(stored);
    }
}
