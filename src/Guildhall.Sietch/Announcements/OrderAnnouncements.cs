using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Eligibility;

namespace Guildhall.Sietch.Announcements;

/// <summary>Each minute: the door at the end of its window, the census where another snapshot is published.</summary>
internal sealed class OrderAnnouncements(
    CommunityRegistry communities,
    EligibilityBook book,
    Noticeboard board,
    Db db,
    TimeProvider time
) : IJobHandler<OrderAnnouncementsJob>
{
    public async Task HandleAsync(OrderAnnouncementsJob job, JobRun run, CancellationToken cancellation)
    {
        foreach (var community in communities.All)
        {
            if (await book.TryStateAsync(community.Tenant, cancellation) is { Snapshot: > 0 } state)
            {
                await DoorAsync(community, state, cancellation);
                await CensusAsync(community, state, cancellation);
            }
        }
    }

    private async Task DoorAsync(Community community, EligibilityState state, CancellationToken cancellation)
    {
        if (community.Channels.Door is null)
        {
            return;
        }

        var window = community.Announcements.WindowAt(time.GetUtcNow());
        if (await board.TryFindAsync(community.Tenant, PostDoor.Kind, cancellation) is not { } last)
        {
            // What the newest snapshot changed is news still; what was before it is not.
            await db.WriteAsync(
                async unit =>
                {
                    await AddAsync(unit, community, PostDoor.Kind, window);
                    await StandingChanges.MarkSeenAsync(unit, community.Tenant, PostDoor.Kind, state.Snapshot - 1);
                },
                cancellation
            );
        }
        else if (last.Mark < window)
        {
            await db.WriteAsync(unit => unit.EnqueueAsync(new PostDoorJob(community.Tenant, window)), cancellation);
        }
    }

    private async Task CensusAsync(Community community, EligibilityState state, CancellationToken cancellation)
    {
        if (community.Channels.Census is null)
        {
            return;
        }

        var last = await board.TryFindAsync(community.Tenant, PostCensus.Kind, cancellation);
        if (last is null)
        {
            await db.WriteAsync(unit => AddAsync(unit, community, PostCensus.Kind, 0), cancellation);
        }

        if (last?.Mark != state.Snapshot)
        {
            await db.WriteAsync(unit => unit.EnqueueAsync(new PostCensusJob(community.Tenant)), cancellation);
        }
    }

    private static Task<int> AddAsync(Unit unit, Community community, string kind, long mark) =>
        unit.ExecuteAsync(
            AnnouncementSql.AddPost,
            new
            {
                community.Tenant,
                Kind = kind,
                Mark = mark,
            }
        );
}
