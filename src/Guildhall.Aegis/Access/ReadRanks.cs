using System.Net;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;
using Microsoft.Extensions.Logging;

namespace Guildhall.Aegis.Access;

/// <summary>Pages through a guild's members, a few pages for each job, so that a large guild holds up no other.</summary>
internal sealed partial class ReadRanks(
    Standings standings,
    MemberSnapshots snapshots,
    IEnumerable<IMembersListener> listeners,
    DiscordRest rest,
    Db db,
    ILogger<ReadRanks> log
) : IJobHandler<RanksJob>
{
    private const int PageSize = 1_000;
    private const int PagesAtOnce = 10;

    public async Task HandleAsync(RanksJob job, JobRun run, CancellationToken cancellation)
    {
        try
        {
            var next = await ReadAsync(job, cancellation);
            if (next is not null)
            {
                await db.WriteAsync(unit => unit.EnqueueAsync(next), cancellation);
            }
        }
        catch (DiscordApiException exception)
            when (exception.Status is HttpStatusCode.Forbidden or HttpStatusCode.NotFound)
        {
            // The bot is no longer there, or was not given the members intent: asking again changes nothing.
            Refused(job.Guild, exception.Code);
        }
    }

    private async Task<RanksJob?> ReadAsync(RanksJob job, CancellationToken cancellation)
    {
        var patient = rest.With(RestPriority.Sync);
        var after = job.After;
        for (var page = 0; page < PagesAtOnce; page++)
        {
            var members = await patient.GetMembersAsync(job.Guild, PageSize, after, cancellation);
            var standing = await standings.GetAsync(job.Guild, cancellation);
            await snapshots.RememberAsync(
                standing.Roles,
                [.. members.Select(member => (member.User?.Id ?? default, member.Roles))],
                cancellation
            );
            foreach (var listener in listeners)
            {
                await listener.HearAsync(standing, members, cancellation);
            }

            if (members.Count < PageSize)
            {
                return null;
            }

            after = members[^1].User?.Id;
        }

        return job with
        {
            After = after,
        };
    }

    [LoggerMessage(LogLevel.Warning, "Discord does not list the members of guild {Guild}: code {Code}")]
    private partial void Refused(Snowflake<Guild> guild, int code);
}
