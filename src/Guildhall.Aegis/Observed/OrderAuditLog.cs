using Guildhall.Core.Commands;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Discord.Gateway;
using Guildhall.Discord.Gateway.Events;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Observed;

/// <summary>After a start, an outage or a gap in the events the audit log is read from where we were. A guild that was never
/// read begins now: its past is not ours to tell.</summary>
internal sealed class OrderAuditLog(Db db, GuildCache guilds, TimeProvider time)
    : IListener<GuildAvailable>,
        IListener<EventsMissed>
{
    // What is read twice counts once; an entry may come a little later than its id says.
    private static readonly TimeSpan margin = TimeSpan.FromMinutes(1);

    // A gap is told when events after it may have been taken already.
    private static readonly TimeSpan longestGap = TimeSpan.FromMinutes(15);

    public Task HandleAsync(GuildAvailable happened, CancellationToken cancellation) =>
        happened.Unavailable ? Task.CompletedTask : OrderAsync(happened.Id, margin, cancellation);

    /// <summary>Where the session is over, every guild is told anew anyway.</summary>
    public async Task HandleAsync(EventsMissed happened, CancellationToken cancellation)
    {
        if (happened.IsSessionOver)
        {
            return;
        }

        foreach (var guild in guilds.Guilds.Select(guild => guild.Id).ToList())
        {
            await OrderAsync(guild, longestGap, cancellation);
        }
    }

    private async Task OrderAsync(Snowflake<Guild> guild, TimeSpan back, CancellationToken cancellation)
    {
        var cursor = await db.QuerySingleOrDefaultAsync<Snowflake<AuditLogEntry>?>(
            ObservedSql.Cursor,
            new { Guild = guild },
            cancellation
        );
        await db.WriteAsync(
            unit =>
                cursor is { } last
                    ? unit.EnqueueAsync(new ReadAuditLogJob(guild, Snowflake<AuditLogEntry>.At(last.CreatedAt - back)))
                    : ObservedEntries.AdvanceAsync(unit, guild, Snowflake<AuditLogEntry>.At(time.GetUtcNow())),
            cancellation
        );
    }
}
