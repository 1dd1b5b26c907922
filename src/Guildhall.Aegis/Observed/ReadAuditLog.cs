using Guildhall.Aegis.Cases;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Observed;

/// <summary>Pages the audit log back to where we were, and takes what is new, oldest first.</summary>
internal sealed class ReadAuditLog(Db db, ObservedEntries entries, GuildProblems problems, DiscordRest rest)
    : IJobHandler<ReadAuditLogJob>
{
    // Discord keeps 45 days; a guild that is busier than this loses its oldest.
    private const int MostEntries = 5_000;

    private readonly DiscordRest rest = rest.With(RestPriority.Sync);

    public async Task HandleAsync(ReadAuditLogJob job, JobRun run, CancellationToken cancellation)
    {
        foreach (var entry in await ReadSinceAsync(job.Guild, job.After, cancellation))
        {
            await entries.TakeAsync(job.Guild, entry, cancellation);
        }
    }

    private async Task<IReadOnlyList<AuditLogEntry>> ReadSinceAsync(
        Snowflake<Guild> guild,
        Snowflake<AuditLogEntry> last,
        CancellationToken cancellation
    )
    {
        var missed = new List<AuditLogEntry>();
        try
        {
            await foreach (var entry in rest.ReadAuditLogAsync(guild, AuditLogFilter.All, cancellation))
            {
                if (entry.Id <= last || missed.Count >= MostEntries)
                {
                    break;
                }

                missed.Add(entry);
            }

            await db.WriteAsync(unit => GuildProblems.ResolveAsync(unit, guild, GuildProblems.AuditLog), cancellation);
        }
        catch (DiscordApiException exception) when (!exception.IsTransient)
        {
            await problems.RaiseAsync(guild, GuildProblems.AuditLog, "", GuildProblems.NoAuditLog, cancellation);
        }

        missed.Reverse();
        return missed;
    }
}
