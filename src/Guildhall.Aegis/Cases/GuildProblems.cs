using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Cases;

/// <summary>What keeps Aegis from its work in a guild, for the banner of the dashboard and for <c>/health</c>: one row for
/// each thing, open until it works again.</summary>
internal sealed class GuildProblems(Db db)
{
    /// <summary>The mod-log channel is gone or closed to the bot.</summary>
    public const string ModLog = "mod_log";

    /// <summary>A punishment has ended and cannot be lifted.</summary>
    public const string Expiry = "expiry";

    /// <summary>The bot may not see Discord's audit log.</summary>
    public const string AuditLog = "audit_log";

    public const string NoAuditLog =
        "I may not view the audit log here. What people do by hand becomes a case only for bans, and without who did it and "
        + "why. Give my role the permission View Audit Log.";

    /// <summary>Open ones, the oldest first.</summary>
    public Task<IReadOnlyList<GuildProblem>> OpenAsync(Snowflake<Guild> guild, CancellationToken cancellation) =>
        db.QueryAsync<GuildProblem>(GuildProblemSql.Open, new { Guild = guild }, cancellation);

    public Task RaiseAsync(
        Snowflake<Guild> guild,
        string code,
        string subject,
        string details,
        CancellationToken cancellation
    ) => db.WriteAsync(unit => RaiseAsync(unit, guild, code, subject, details), cancellation);

    /// <summary>Staff are told of it once, where alerts go: not for every case that could not be posted.</summary>
    public Task RaiseModLogAsync(Snowflake<Guild> guild, Snowflake<Channel> channel, CancellationToken cancellation)
    {
        var details =
            $"The mod-log channel <#{channel}> is gone, or I may not write there. Set another with /settings, or let me "
            + "view it, send messages and embed links; the cases are kept and posted then.";
        return db.WriteAsync(
            async unit =>
            {
                if (await RaiseAsync(unit, guild, ModLog, channel.ToString(), details) == 1)
                {
                    await unit.EnqueueAsync(new TellModLogJob(guild, unit.Now, IsOpen: true));
                }
            },
            cancellation
        );
    }

    /// <summary>How often it was raised since it last worked.</summary>
    private static Task<long> RaiseAsync(
        Unit unit,
        Snowflake<Guild> guild,
        string code,
        string subject,
        string details
    ) =>
        unit.QuerySingleOrDefaultAsync<long>(
            GuildProblemSql.Raise,
            new
            {
                Guild = guild,
                Code = code,
                Subject = subject,
                Details = details,
                unit.Now,
            }
        );

    /// <summary>The channel is gone, or the bot may not write there.</summary>
    public static bool IsClosed(DiscordApiException exception) =>
        exception.Code
            is DiscordErrorCodes.UnknownChannel
                or DiscordErrorCodes.MissingAccess
                or DiscordErrorCodes.MissingPermissions;

    /// <summary>The mod-log can be written to: what it missed is posted, and whoever was told of the problem is told of its end.
    /// </summary>
    public static async Task ResolveModLogAsync(Unit unit, Snowflake<Guild> guild)
    {
        if (await ResolveAsync(unit, guild, ModLog) is { } since)
        {
            await unit.EnqueueAsync(new CatchUpLogJob(guild, since));
            await unit.EnqueueAsync(new TellModLogJob(guild, since, IsOpen: false));
        }
    }

    /// <summary>Since when it stood open; null where it did not.</summary>
    public static Task<DateTimeOffset?> ResolveAsync(Unit unit, Snowflake<Guild> guild, string code) =>
        unit.QuerySingleOrDefaultAsync<DateTimeOffset?>(
            GuildProblemSql.Resolve,
            new
            {
                Guild = guild,
                Code = code,
                unit.Now,
            }
        );
}

/// <param name="Subject">What it is about: a channel's id.</param>
/// <param name="Details">In words, with what to do.</param>
internal sealed record GuildProblem(
    string Code,
    string Subject,
    string Details,
    long Count,
    DateTimeOffset FirstAt,
    DateTimeOffset LastAt
);

internal static class GuildProblemSql
{
    // What is raised again after it was resolved is new; the subject is the last one's.
    public const string Raise = """
        INSERT INTO guild_problems (guild_id, code, subject, details, count, first_at, last_at)
        VALUES (@Guild, @Code, @Subject, @Details, 1, @Now, @Now)
        ON CONFLICT (guild_id, code) DO UPDATE SET subject = excluded.subject, details = excluded.details,
            count = CASE WHEN guild_problems.resolved_at IS NULL THEN guild_problems.count + 1 ELSE 1 END,
            first_at = CASE WHEN guild_problems.resolved_at IS NULL THEN guild_problems.first_at ELSE excluded.first_at END,
            last_at = excluded.last_at, resolved_at = NULL
        RETURNING count
        """;

    public const string Resolve = """
        UPDATE guild_problems SET resolved_at = @Now
        WHERE guild_id = @Guild AND code = @Code AND resolved_at IS NULL RETURNING first_at
        """;

    public const string Open = """
        SELECT code, subject, details, count, first_at, last_at FROM guild_problems
        WHERE guild_id = @Guild AND resolved_at IS NULL ORDER BY first_at, code
        """;
}
