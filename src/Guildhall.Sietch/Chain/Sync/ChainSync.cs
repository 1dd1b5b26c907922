using System.Collections.Concurrent;
using Guildhall.Sietch.Chain.Nodes;
using Microsoft.Extensions.Logging;

namespace Guildhall.Sietch.Chain.Sync;

/// <summary>Reads a chain up to a pinned head: every feed to the same block, or no further than what can be believed. One
/// run of a chain at a time; a second process that reads too loses by the cursors.</summary>
internal sealed partial class ChainSync(
    ChainNodes nodes,
    ChainBook book,
    ChainMetrics metrics,
    TimeProvider time,
    ILogger<ChainSync> log
)
{
    private readonly ConcurrentDictionary<ulong, HashSet<string>> suspectsOf = [];

    /// <returns>The block up to which everything is stored now.</returns>
    /// <exception cref="ChainUnavailableException">No endpoint could be believed; what was stored before stays.</exception>
    public Task<SyncReport> RunAsync(FollowedChain chain, CancellationToken cancellation) =>
        RunAsync(chain, null, cancellation);

    /// <param name="chain">What is read, and from whom.</param>
    /// <param name="doubted">From which block on a feed is read again, whatever was told before; null for none.</param>
    /// <param name="cancellation">Of the caller.</param>
    /// <returns>The block up to which everything is stored now.</returns>
    /// <exception cref="ChainUnavailableException">No endpoint could be believed; what was stored before stays.</exception>
    public async Task<SyncReport> RunAsync(
        FollowedChain chain,
        Func<Feed, ulong>? doubted,
        CancellationToken cancellation
    )
    {
        var started = time.GetTimestamp();
        var known = await book.CheckpointsAsync(chain.Id, cancellation);
        var suspects = suspectsOf.GetValueOrDefault(chain.Id, []);
        var pinned = await PinnedNodes.PinAsync(
            chain.Id,
            nodes.Of(chain.Endpoints),
            chain.Head,
            known,
            suspects,
            cancellation
        );
        try
        {
            var report = await RunAsync(chain, pinned, known, doubted, cancellation);
            suspectsOf[chain.Id] = [.. pinned.Caught];
            metrics.RunEnded(time.GetElapsedTime(started));
            Ran(chain.Id, pinned.Head.Number, report.Events, (long)time.GetElapsedTime(started).TotalMilliseconds);
            return report;
        }
        catch
        {
            // Until a run has ended well, what was found out stays in mind.
            suspectsOf[chain.Id] = [.. suspects, .. pinned.Caught];
            throw;
        }
    }

    private async Task<SyncReport> RunAsync(
        FollowedChain chain,
        PinnedNodes pinned,
        IReadOnlyList<Block> known,
        Func<Feed, ulong>? doubted,
        CancellationToken cancellation
    )
    {
        var rolledBackTo = await RollBackAsync(chain, pinned, known, cancellation);
        var before = await book.FeedsAsync(chain, cancellation);
        if (doubted is not null)
        {
            before =
            [
                .. before.Select(feed =>
                    feed with
                    {
                        NextBlock = Math.Min(feed.NextBlock, Math.Max(feed.FromBlock, doubted(feed))),
                    }
                ),
            ];
            await book.RewindAsync(chain.Id, before, cancellation);
        }

        var corrected = await SecondAsync(chain, pinned, cancellation);
        if (corrected.Count > 0)
        {
            before = await book.FeedsAsync(chain, cancellation);
        }

        var stored = await ReadWholeAsync(chain, pinned, before, cancellation);
        if (pinned.HasUncompared && await SecondAsync(chain, pinned, cancellation) is { Count: > 0 } late)
        {
            corrected = [.. corrected, .. late];
            stored += await ReadWholeAsync(chain, pinned, await book.FeedsAsync(chain, cancellation), cancellation);
        }

        await ConfirmAsync(chain, pinned, before, cancellation);
        return new(pinned.Head, stored, rolledBackTo, pinned.Faults) { Corrected = corrected };
    }

    /// <summary>What one endpoint told alone is compared before anything is published of it; by nodes of its own, since who
    /// cannot tell what is old may well tell what is new.</summary>
    private async Task<IReadOnlyList<string>> SecondAsync(
        FollowedChain chain,
        PinnedNodes pinned,
        CancellationToken cancellation
    )
    {
        var witnesses = new PinnedNodes(chain.Id, pinned.Head, nodes.Of(chain.Endpoints));
        var corrected = await new LoneWindows(chain, witnesses, book, metrics).CompareAsync(cancellation);
        foreach (var line in corrected)
        {
            Corrected(chain.Id, line);
        }

        pinned.IsDoubted |= corrected.Count > 0;
        return corrected;
    }

    private async Task<int> ReadWholeAsync(
        FollowedChain chain,
        PinnedNodes pinned,
        IReadOnlyList<Feed> feeds,
        CancellationToken cancellation
    )
    {
        var stored = await ReadAllAsync(chain, pinned, feeds, cancellation);
        while (pinned.HasGap)
        {
            (pinned.HasGap, pinned.IsDoubted) = (false, true);
            stored = await ReadAllAsync(chain, pinned, feeds, cancellation);
        }

        return stored;
    }

    private async Task<int> ReadAllAsync(
        FollowedChain chain,
        PinnedNodes pinned,
        IReadOnlyList<Feed> feeds,
        CancellationToken cancellation
    )
    {
        var stored = 0;
        try
        {
            // A new vault stands elsewhere than the others and is read alone.
            foreach (
                var group in feeds.GroupBy(feed => (feed.Kind, feed.NextBlock)).OrderBy(group => group.Key.NextBlock)
            )
            {
                var reader = new FeedReader(chain, [.. group], pinned, book, metrics)
                {
                    Unread = (kind, from, to, count) => Unread(chain.Id, count, kind, from, to),
                };
                stored += await reader.ReadAsync(cancellation);
                if (pinned.HasGap)
                {
                    break;
                }
            }
        }
        finally
        {
            if (pinned.HasGap)
            {
                // What that node told earlier in this run was not compared page by page. CancellationToken.None: whatever
                // else befell the run, it must not stay.
                await book.RewindAsync(chain.Id, feeds, CancellationToken.None);
            }
        }

        return stored;
    }

    /// <summary>Pages were read one after the other; only a head that is still the same says that they are of one fork.</summary>
    private async Task ConfirmAsync(
        FollowedChain chain,
        PinnedNodes pinned,
        IReadOnlyList<Feed> before,
        CancellationToken cancellation
    )
    {
        if (before.All(feed => feed.NextBlock > pinned.Head.Number))
        {
            return;
        }

        try
        {
            await pinned.ConfirmHeadAsync(cancellation);
        }
        catch (ChainUnavailableException)
        {
            // CancellationToken.None: what cannot be believed must not stay.
            await book.RewindAsync(chain.Id, before, CancellationToken.None);
            throw;
        }
    }

    /// <returns>The last block that is still the chain's, when stored ones are not; else null.</returns>
    private async Task<ulong?> RollBackAsync(
        FollowedChain chain,
        PinnedNodes pinned,
        IReadOnlyList<Block> checkpoints,
        CancellationToken cancellation
    )
    {
        var known = checkpoints.SkipWhile(checkpoint => checkpoint.Number > pinned.Head.Number).ToList();
        var common = -1L;
        foreach (var checkpoint in known)
        {
            var actual = await pinned.AskAsync((node, c) => node.TryBlockAsync(checkpoint.Number, c), cancellation);
            if (actual == checkpoint)
            {
                common = (long)checkpoint.Number;
                break;
            }
        }

        if (known.Count == 0 || common == (long)known[0].Number)
        {
            return null;
        }

        await CheckDepthAsync(chain, pinned, known[0], common, cancellation);
        var from = (ulong)(common + 1);
        await book.RollBackAsync(chain.Id, from, cancellation);
        metrics.Reorganised();
        RolledBack(chain.Id, from);
        return (ulong)Math.Max(common, 0);
    }

    /// <summary>One endpoint's word is not enough to throw away much of what is known.</summary>
    private static async Task CheckDepthAsync(
        FollowedChain chain,
        PinnedNodes pinned,
        Block newest,
        long common,
        CancellationToken cancellation
    )
    {
        if (common >= 0 && newest.Number - (ulong)common <= chain.DeepestReorganisation)
        {
            return;
        }

        var first = await pinned.AskAsync((node, _) => Task.FromResult(node), cancellation);
        if (await pinned.TryFindOtherAsync(first, cancellation) is null)
        {
            throw new ChainUnavailableException([
                $"{first.Name} no longer knows block {newest.Number} nor those before it; that needs a second endpoint to be believed.",
            ]);
        }
    }

    [LoggerMessage(
        LogLevel.Information,
        "Read chain {Chain} up to block {Block}: {Events} events in {Milliseconds} ms"
    )]
    private partial void Ran(ulong chain, ulong block, int events, long milliseconds);

    [LoggerMessage(
        LogLevel.Warning,
        "Chain {Chain}: {Count} logs of {Kind}s in blocks {From}-{To} have another layout than the settings say, and count for nothing"
    )]
    private partial void Unread(ulong chain, int count, FeedKind kind, ulong from, ulong to);

    [LoggerMessage(LogLevel.Warning, "Chain {Chain}: {What}")]
    private partial void Corrected(ulong chain, string what);

    [LoggerMessage(LogLevel.Warning, "Chain {Chain} was reorganised; reading again from block {Block}")]
    private partial void RolledBack(ulong chain, ulong block);
}

/// <param name="Head">Everything up to here is stored.</param>
/// <param name="RolledBackTo">The last common block where stored ones had to go.</param>
/// <param name="Faults">What was wrong with endpoints that others made up for.</param>
internal sealed record SyncReport(Block Head, int Events, ulong? RolledBackTo, IReadOnlyList<string> Faults)
{
    /// <summary>What one endpoint had told alone, others tell otherwise, and was read again; one sentence each.</summary>
    public IReadOnlyList<string> Corrected { get; init; } = [];
}
