using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Sietch.Communities;

namespace Guildhall.Sietch.Eligibility.Following;

/// <summary>Tells each follower what is new to it. Where one fails, the others are told all the same.</summary>
internal sealed class FollowSnapshots(
    Db db,
    CommunityRegistry communities,
    EligibilityBook book,
    IEnumerable<ISnapshotFollower> followers
) : IJobHandler<FollowSnapshotsJob>
{
    /// <exception cref="AggregateException">What failed; the next run finds it to be done still.</exception>
    public async Task HandleAsync(FollowSnapshotsJob job, JobRun run, CancellationToken cancellation)
    {
        List<Exception> failed = [];
        foreach (var community in communities.All)
        {
            if (await book.TryStateAsync(community.Tenant, cancellation) is not { Snapshot: > 0 and var published })
            {
                continue;
            }

            foreach (var follower in followers)
            {
                try
                {
                    await TellAsync(follower, community, published, cancellation);
                }
                catch (Exception exception)
                    when (exception is not OperationCanceledException || !cancellation.IsCancellationRequested)
                {
                    failed.Add(exception);
                }
            }
        }

        if (failed.Count > 0)
        {
            throw new AggregateException(failed);
        }
    }

    private async Task TellAsync(
        ISnapshotFollower follower,
        Community community,
        long published,
        CancellationToken cancellation
    )
    {
        var seen = await db.QuerySingleOrDefaultAsync<long?>(
            EligibilitySql.Seen,
            new { community.Tenant, follower.Reader },
            cancellation
        );
        if ((seen ?? 0) < published)
        {
            await follower.FollowAsync(new(community, seen ?? 0, published), cancellation);
        }
    }
}
