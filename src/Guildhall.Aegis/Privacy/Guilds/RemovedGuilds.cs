using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Guildhall.Core.Audit;
using Guildhall.Core.Commands;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Discord.Gateway.Events;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Privacy.Guilds;

/// <summary>
/// Servers that removed the bot. Nothing runs for them, but nothing is lost: timers wait, and go on when it comes back.
/// After <see cref="Kept"/> all of it is erased.
/// </summary>
internal sealed class RemovedGuilds(Db db, TimeProvider time)
    : IJobGate,
        IListener<GuildGone>,
        IListener<GuildAvailable>
{
    /// <summary>So long what is kept of a server outlives the bot's removal.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private const string Reason = "The bot is not in that server any more.";
    private static readonly TimeSpan again = TimeSpan.FromDays(1);
    private static readonly TimeSpan trust = TimeSpan.FromSeconds(30);

    private volatile FrozenSet<ulong> removed = FrozenSet<ulong>.Empty;
    private long readAt;

    public async Task HandleAsync(GuildGone happened, CancellationToken cancellation)
    {
        // An outage is no removal.
        if (happened.Unavailable)
        {
            return;
        }

        await db.WriteAsync(
            async unit =>
            {
                if (await unit.ExecuteAsync(GuildRemovalSql.Add, new { Guild = happened.Id, unit.Now }) == 1)
                {
                    await unit.EnqueueAsync(
                        new EraseGuildJob(happened.Id, unit.Now, "system:retention"),
                        unit.Now + Kept
                    );
                    await unit.AuditAsync(EntryOf(happened.Id, "privacy.guild_frozen"));
                }
            },
            cancellation
        );
        await ReadAsync(cancellation);
    }

    public async Task HandleAsync(GuildAvailable happened, CancellationToken cancellation)
    {
        if (happened.Unavailable)
        {
            return;
        }

        var look = new { Guild = happened.Id };
        if (await db.QuerySingleOrDefaultAsync<long?>(GuildRemovalSql.IsKnown, look, cancellation) is null)
        {
            await db.WriteAsync(unit => unit.ExecuteAsync(GuildRemovalSql.Know, look), cancellation);
        }

        if (
            await db.QuerySingleOrDefaultAsync<DateTimeOffset?>(GuildRemovalSql.At, look, cancellation) is not { } since
        )
        {
            return;
        }

        await db.WriteAsync(
            async unit =>
            {
                if (await unit.ExecuteAsync(GuildRemovalSql.Remove, look) == 1)
                {
                    await unit.CancelAsync<EraseGuildJob>(EraseGuildJob.KeyOf(happened.Id, since));
                    await unit.AuditAsync(EntryOf(happened.Id, "privacy.guild_thawed"));
                }
            },
            cancellation
        );
        await ReadAsync(cancellation);
        // Only now: what is taken up before would be held once more.
        await db.WriteAsync(unit => unit.ResumeHeldAsync(Reason, InPayload(happened.Id)), cancellation);
    }

    public async Task<JobHold?> TryHoldAsync(string kind, string payload, CancellationToken cancellation)
    {
        if (readAt == 0 || time.GetElapsedTime(Volatile.Read(ref readAt)) > trust)
        {
            await ReadAsync(cancellation);
        }

        return removed.Count > 0 && kind != EraseGuildJob.Kind && removed.Contains(GuildIn(payload))
            ? new JobHold(again, Reason)
            : null;
    }

    /// <summary>The part of a job's payload that names its server.</summary>
    public static string InPayload(Snowflake<Guild> guild) => $"%\"guild\":\"{guild}\"%";

    private static AuditEntry EntryOf(Snowflake<Guild> guild, string action) =>
        new()
        {
            Guild = guild,
            Actor = "system:gateway",
            Action = action,
            Subject = guild.ToString(),
        };

    private static ulong GuildIn(string payload)
    {
        using var json = JsonDocument.Parse(payload);
        return
            json.RootElement.ValueKind == JsonValueKind.Object
            && json.RootElement.TryGetProperty("guild", out var guild)
            && guild.ValueKind == JsonValueKind.String
            && ulong.TryParse(guild.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? id
            : 0;
    }

    private async Task ReadAsync(CancellationToken cancellation)
    {
        var rows = await db.QueryAsync<Snowflake<Guild>>(GuildRemovalSql.All, null, cancellation);
        removed = rows.Select(row => row.Value).ToFrozenSet();
        Volatile.Write(ref readAt, time.GetTimestamp());
    }
}
