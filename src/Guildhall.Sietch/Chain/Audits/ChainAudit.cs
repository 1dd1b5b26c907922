using Guildhall.Sietch.Chain.Nodes;
using Guildhall.Sietch.Chain.Sync;

namespace Guildhall.Sietch.Chain.Audits;

/// <summary>Reads the whole followed history again, window by window up to one block, from endpoints that did not give it, or
/// from all of them where each gave a part, and compares. Changes nothing.</summary>
internal sealed class ChainAudit(ChainNodes nodes, ChainBook book, ChainMetrics metrics)
{
    /// <exception cref="Core.Storage.StorageException">The database did not answer.</exception>
    public async Task<AuditReport> RunAsync(FollowedChain chain, CancellationToken cancellation)
    {
        if (!chain.HasSeveral)
        {
            return AuditReport.Unknown("An audit needs a second endpoint, of another provider, in the settings.");
        }

        var wanted = chain.Feeds.Select(feed => (feed.Contract.Address, feed.Kind)).ToHashSet();
        var feeds = (await book.AllFeedsAsync(chain.Id, cancellation))
            .Where(feed => wanted.Contains((feed.Contract, feed.Kind)))
            .ToList();
        if (await TryHeadAsync(chain, feeds, cancellation) is not { } head)
        {
            return AuditReport.Unknown("The history has not been read whole yet; a sync comes first.");
        }

        var revision = await book.RevisionAsync(chain.Id, cancellation);
        var run = new AuditWindows(chain, head, nodes, book, metrics)
        {
            Sources = await book.SourcesAsync(chain.Id, cancellation),
        };
        foreach (var group in feeds.GroupBy(feed => feed.Kind))
        {
            await run.CompareAsync([.. group], cancellation);
        }

        return await book.RevisionAsync(chain.Id, cancellation) == revision
            ? run.Report()
            : AuditReport.Unknown("The chain was reorganised while it was read; the next audit sees the new one.");
    }

    /// <summary>The newest block with a known hash up to which all of them were read.</summary>
    private async Task<Block?> TryHeadAsync(FollowedChain chain, List<Feed> feeds, CancellationToken cancellation)
    {
        if (feeds.Count < chain.Feeds.Count())
        {
            return null;
        }

        var next = feeds.Min(feed => feed.NextBlock);
        var known = await book.CheckpointsAsync(chain.Id, cancellation);
        return known.Where(block => block.Number < next).Select(block => (Block?)block).FirstOrDefault();
    }
}
