using System.Globalization;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Eligibility;

namespace Guildhall.Sietch.Announcements;

/// <summary>Tells at the door what the windows of time brought: late, at their boundaries, and of several at once.</summary>
internal sealed class PostDoor(CommunityRegistry communities, Noticeboard board, Db db) : IJobHandler<PostDoorJob>
{
    public const string Kind = "door";

    private static readonly TimeSpan untilSeen = TimeSpan.FromSeconds(30);

    /// <exception cref="JobDelayedException">The server is not in view.</exception>
    public async Task HandleAsync(PostDoorJob job, JobRun run, CancellationToken cancellation)
    {
        if (
            communities.TryGet(job.Tenant) is not { Channels.Door: { } wanted } community
            || await board.TryFindAsync(job.Tenant, Kind, cancellation) is not { } last
            || last.Mark >= job.Window
        )
        {
            return;
        }

        var changes = await DueAsync(community, job.Window, cancellation);
        if (changes.Count == 0)
        {
            await MarkAsync(job, null, null, cancellation);
            return;
        }

        var newest = changes[^1].Snapshot;
        if (DoorDigest.Of(changes, community.Announcements) is not { Lines: { Count: > 0 } lines })
        {
            await MarkAsync(job, newest, null, cancellation);
            return;
        }

        var guild =
            communities.TryGuild(community) ?? throw new JobDelayedException(untilSeen, "The server is not in view.");
        if (Noticeboard.ChannelOf(guild, wanted) is not { } channel)
        {
            // It is told once there is a channel.
            await MarkAsync(job, null, null, cancellation);
            return;
        }

        await board.BeginAsync(job.Tenant, Kind, job.Window, cancellation);
        var embed = EmbedOf(community, job.Window, lines);
        var posted = await board.PostAsync(channel, embed, last.Begun != job.Window, cancellation);
        await MarkAsync(job, posted is null ? null : newest, posted is { } id ? (channel, id) : null, cancellation);
    }

    /// <summary>What is old enough, where it is enough or has waited long enough.</summary>
    private async Task<IReadOnlyList<ChangeRow>> DueAsync(
        Community community,
        long window,
        CancellationToken cancellation
    )
    {
        var terms = community.Announcements;
        var until = terms.EndOf(window) - terms.Delay;
        var seen = await db.QuerySingleOrDefaultAsync<long?>(
            EligibilitySql.Seen,
            new { community.Tenant, Reader = Kind },
            cancellation
        );
        var changes = (
            await db.QueryAsync<ChangeRow>(
                EligibilitySql.ChangesAfter,
                new { community.Tenant, Seen = seen ?? 0 },
                cancellation
            )
        )
            .Where(change => change.MadeAt <= until)
            .ToList();
        return
            changes.Count > 0
            && (DoorDigest.CountOf(changes) >= terms.Floor || changes[0].MadeAt <= until - terms.Longest)
            ? changes
            : [];
    }

    private Task MarkAsync(
        PostDoorJob job,
        long? seen,
        (Snowflake<Channel> Channel, Snowflake<Message> Message)? posted,
        CancellationToken cancellation
    ) =>
        db.WriteAsync(
            async unit =>
            {
                var mark = new
                {
                    job.Tenant,
                    Kind,
                    Mark = job.Window,
                    posted?.Channel,
                    posted?.Message,
                };
                await unit.ExecuteAsync(posted is null ? AnnouncementSql.Passed : AnnouncementSql.Posted, mark);
                if (seen is { } snapshot)
                {
                    await StandingChanges.MarkSeenAsync(unit, job.Tenant, Kind, snapshot);
                }
            },
            cancellation
        );

    private static Embed EmbedOf(Community community, long window, IReadOnlyList<string> lines) =>
        new()
        {
            Title = "At the door",
            Description = string.Join('\n', lines),
            Footer = new(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The door · {community.Announcements.EndOf(window):yyyy-MM-dd HH:mm} UTC"
                )
            ),
        };
}
