using Guildhall.Core.Storage;
using Guildhall.Sietch.Chain.Nodes;

namespace Guildhall.Sietch.Chain.Sync;

/// <summary>Feeds of one kind that stand at the same block, read page after page up to the pinned head. Pages are fetched
/// ahead and stored in order.</summary>
internal sealed class FeedReader(
    FollowedChain chain,
    IReadOnlyList<Feed> feeds,
    PinnedNodes pinned,
    ChainBook book,
    ChainMetrics metrics
)
{
    private readonly ulong first = feeds[0].NextBlock;
    private readonly LogFilter filter = chain.FilterOf(feeds[0].Kind, [.. feeds.Select(feed => feed.Contract)]);
    private int pages;

    /// <summary>Told of logs that the filter found and whose layout is another than the settings say: kind, blocks, how many.</summary>
    public Action<FeedKind, ulong, ulong, int>? Unread { get; init; }

    /// <returns>How many events were stored.</returns>
    /// <exception cref="ChainUnavailableException">No endpoint could be believed; the cursors stand behind the last whole page.</exception>
    public async Task<int> ReadAsync(CancellationToken cancellation)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var isShort = pinned.Head.Number < first || pinned.Head.Number - first < chain.LargestPage;
        var reader = new LogPages(
            pinned,
            () => isShort || pinned.IsDoubted || (Interlocked.Increment(ref pages) - 1) % chain.SampleEvery == 0,
            metrics
        );
        var ahead = new Queue<Task<FeedPage>>();
        var next = first;
        var stored = 0;
        var moving = feeds;
        try
        {
            while (next <= pinned.Head.Number || ahead.Count > 0)
            {
                while (next <= pinned.Head.Number && ahead.Count < chain.PagesAhead)
                {
                    var to = Math.Min(pinned.Head.Number, next + Math.Min(chain.LargestPage, reader.Window) - 1);
                    ahead.Enqueue(FetchAsync(reader, next, to, ending.Token));
                    next = to + 1;
                }

                var page = await ahead.Dequeue();
                if (pinned.HasGap || !await StoreAsync(moving, page, cancellation))
                {
                    break;
                }

                metrics.EventsStored(page.Events.Count);
                stored += page.Events.Count;
                moving = [.. moving.Select(feed => feed with { NextBlock = page.Last.Number + 1 })];
            }
        }
        finally
        {
            await ending.CancelAsync();
            await ((Task)Task.WhenAll(ahead)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return stored;
    }

    private async Task<bool> StoreAsync(IReadOnlyList<Feed> moving, FeedPage page, CancellationToken cancellation)
    {
        try
        {
            return await book.StoreAsync(chain.Id, moving, page, cancellation);
        }
        catch (StorageException exception) when (exception.Kind == StorageFailure.Conflict)
        {
            throw new ChainUnavailableException([
                $"{page.Endpoint} told of other events up to block {page.Last.Number} than before: the chain changed while it was read.",
            ]);
        }
    }

    private async Task<FeedPage> FetchAsync(LogPages reader, ulong from, ulong to, CancellationToken cancellation)
    {
        var page = await reader.ReadAsync(filter, from, to, cancellation);
        var last = to == pinned.Head.Number ? pinned.Head : await BlockAsync(to, cancellation);
        if (!await AreOfAsync(last, page.Logs, cancellation))
        {
            throw new ChainUnavailableException([$"Block {to} changed while it was read."]);
        }

        List<ChainEvent> events = [.. page.Logs.Select(log => chain.TryRead(log, feeds[0].Kind)).OfType<ChainEvent>()];
        if (events.Count < page.Logs.Count)
        {
            Unread?.Invoke(feeds[0].Kind, from, to, page.Logs.Count - events.Count);
        }

        return new(events, last, page.Endpoint, !page.IsCompared && chain.HasSeveral);
    }

    /// <summary>The newest log says by its block of which fork all are.</summary>
    private async Task<bool> AreOfAsync(Block last, IReadOnlyList<ChainLog> logs, CancellationToken cancellation)
    {
        if (logs.Count == 0)
        {
            return true;
        }

        // Of older pages the head decides, which is asked for again at the end.
        var newest = logs.Max(log => log.Block.Number);
        var known =
            newest == last.Number ? last
            : last == pinned.Head ? await BlockAsync(newest, cancellation)
            : (Block?)null;
        return known is null || logs.All(log => log.Block.Number != newest || log.Block == known);
    }

    private async Task<Block> BlockAsync(ulong number, CancellationToken cancellation) =>
        await pinned.AskAsync((node, c) => node.TryBlockAsync(number, c), cancellation)
        ?? throw new ChainUnavailableException([$"No endpoint knows block {number}."]);
}
