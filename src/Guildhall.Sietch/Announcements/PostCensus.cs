using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Eligibility;

namespace Guildhall.Sietch.Announcements;

/// <summary>One message for ever, edited with each snapshot; somebody who deletes it gets another.</summary>
internal sealed class PostCensus(CommunityRegistry communities, EligibilityBook book, Noticeboard board, Db db)
    : IJobHandler<PostCensusJob>
{
    public const string Kind = "census";
    private const string Footer = "Census";

    private static readonly TimeSpan untilSeen = TimeSpan.FromSeconds(30);

    /// <exception cref="JobDelayedException">The server is not in view.</exception>
    /// <exception cref="DiscordApiException">Discord did not answer.</exception>
    public async Task HandleAsync(PostCensusJob job, JobRun run, CancellationToken cancellation)
    {
        if (
            communities.TryGet(job.Tenant) is not { Channels.Census: { } wanted } community
            || await board.TryFindAsync(job.Tenant, Kind, cancellation) is not { } last
            || await book.TryStateAsync(job.Tenant, cancellation) is not { Snapshot: > 0 } state
            || last.Mark == state.Snapshot
        )
        {
            return;
        }

        var guild =
            communities.TryGuild(community) ?? throw new JobDelayedException(untilSeen, "The server is not in view.");
        var posted = Noticeboard.ChannelOf(guild, wanted) is { } channel
            ? await PutAsync(last, channel, await EmbedAsync(community, state.Snapshot, cancellation), cancellation)
            : null;
        await db.WriteAsync(
            unit =>
                unit.ExecuteAsync(
                    posted is null ? AnnouncementSql.Passed : AnnouncementSql.Posted,
                    new
                    {
                        job.Tenant,
                        Kind,
                        Mark = state.Snapshot,
                        posted?.Channel,
                        posted?.Message,
                    }
                ),
            cancellation
        );
    }

    /// <returns>Null where Discord does not let us; the next snapshot tries again.</returns>
    private async Task<(Snowflake<Channel> Channel, Snowflake<Message> Message)?> PutAsync(
        PostRow last,
        Snowflake<Channel> channel,
        Embed embed,
        CancellationToken cancellation
    )
    {
        if (
            last.MessageId is { } known
            && last.ChannelId == channel
            && await board.EditAsync(channel, known, embed, cancellation)
        )
        {
            return (channel, known);
        }

        // One of ours that nobody wrote down, or of an installation before this.
        if (await board.PostAsync(channel, embed, isCertain: false, cancellation) is not { } put)
        {
            return null;
        }

        await board.EditAsync(channel, put, embed, cancellation);
        return (channel, put);
    }

    private async Task<Embed> EmbedAsync(Community community, long number, CancellationToken cancellation)
    {
        var standings = await book.StandingsAsync(community.Tenant, cancellation);
        var snapshot = (await book.TrySnapshotAsync(community.Tenant, number, cancellation))!;
        return new()
        {
            Title = "Census",
            Description = CensusText.Of(standings.Values, community.Places, snapshot),
            Timestamp = snapshot.MadeAt,
            Footer = new(Footer),
        };
    }
}
