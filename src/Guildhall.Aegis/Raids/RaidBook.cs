using System.Collections.Concurrent;
using System.Globalization;
using Guildhall.Aegis.Access;
using Guildhall.Aegis.Raids.Detection;
using Guildhall.Core.Audit;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Core.Webhooks;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Raids;

/// <summary>How alert each guild is: kept in the database with its end, so that it survives a restart. Asked for each
/// join and by whoever acts differently in a raid, so it is remembered here for a second.</summary>
internal sealed class RaidBook(Db db, TimeProvider time)
{
    private static readonly TimeSpan trust = TimeSpan.FromSeconds(1);
    private const int Tries = 5;

    private readonly ConcurrentDictionary<Snowflake<Guild>, (Raid? Raid, long ReadAt)> newest = new();

    /// <summary>How alert the guild is now, at most a second late.</summary>
    public async ValueTask<RaidLevel> LevelAsync(Snowflake<Guild> guild, CancellationToken cancellation) =>
        (await NewestAsync(guild, cancellation))?.LevelAt(time.GetUtcNow()) ?? RaidLevel.Normal;

    /// <summary>The raid that goes on, else null.</summary>
    public async ValueTask<Raid?> OpenAsync(Snowflake<Guild> guild, CancellationToken cancellation) =>
        await NewestAsync(guild, cancellation) is { } raid && raid.IsOpenAt(time.GetUtcNow()) ? raid : null;

    /// <summary>The last that there was, over or not.</summary>
    public async ValueTask<Raid?> NewestAsync(Snowflake<Guild> guild, CancellationToken cancellation)
    {
        var now = time.GetTimestamp();
        if (newest.TryGetValue(guild, out var known) && time.GetElapsedTime(known.ReadAt, now) < trust)
        {
            return known.Raid;
        }

        var read = await db.QuerySingleOrDefaultAsync<Raid>(RaidSql.Newest, new { Guild = guild }, cancellation);
        return Remember(guild, read, now);
    }

    public Task<Raid?> FindAsync(Snowflake<Guild> guild, long number, CancellationToken cancellation) =>
        db.QuerySingleOrDefaultAsync<Raid>(RaidSql.ByNumber, new { Guild = guild, Number = number }, cancellation);

    public async Task<RaidCounts> CountAsync(Raid raid, CancellationToken cancellation) =>
        (
            await db.QuerySingleOrDefaultAsync<RaidCounts>(
                RaidSql.Counts,
                new
                {
                    Guild = raid.GuildId,
                    raid.Number,
                    From = raid.JoinsFrom,
                    To = raid.JoinsUntil,
                    JoinSuspicion.Suspicious,
                },
                cancellation
            )
        )!;

    /// <summary>Joins call for a level: it never falls by this, and its end is only put off. Null where it stands so
    /// already, or where joins count for it that staff have said to be none.</summary>
    public async Task<Raid?> RaiseAsync(RaidChange change, CancellationToken cancellation)
    {
        // Most joins of a raid change nothing any more, and must not cost a query each.
        var known = await NewestAsync(change.Guild, cancellation);
        return Raised(change, known, time.GetUtcNow()) is null
            ? null
            : await ChangeAsync(change, (last, now) => Raised(change, last, now), cancellation);
    }

    /// <summary>Staff set a level, up or down.</summary>
    public Task<Raid?> SetAsync(RaidChange change, CancellationToken cancellation) =>
        ChangeAsync(
            change,
            (last, now) => last?.IsOpenAt(now) == true ? change with { Since = last.JoinsFrom } : change,
            cancellation
        );

    /// <summary>Back to normal. Null where it was.</summary>
    public async Task<Raid?> EndAsync(Staff by, CancellationToken cancellation)
    {
        var last = await ReadAsync(by.Guild, cancellation);
        if (last is null || last.EndedAt is not null)
        {
            return null;
        }

        var ended = await db.WriteAsync(
            async unit =>
            {
                var raid = await unit.QuerySingleOrDefaultAsync<Raid>(
                    RaidSql.End,
                    new
                    {
                        by.Guild,
                        last.Number,
                        unit.Now,
                        By = by.Actor,
                        ByName = by.Name,
                    }
                );
                return raid is null ? null : await ToldAsync(unit, raid, "raid.ended", by.Actor);
            },
            cancellation
        );
        return ended is null ? null : Remember(by.Guild, ended, time.GetTimestamp());
    }

    /// <summary>Ends what has run out. Null where nothing has.</summary>
    public async Task<Raid?> ExpireAsync(Snowflake<Guild> guild, CancellationToken cancellation)
    {
        var ended = await db.WriteAsync(
            async unit =>
            {
                var raid = await unit.QuerySingleOrDefaultAsync<Raid>(RaidSql.Expire, new { Guild = guild, unit.Now });
                return raid is null ? null : await ToldAsync(unit, raid, "raid.expired", "system:raid");
            },
            cancellation
        );
        return ended is null ? null : Remember(guild, ended, time.GetTimestamp());
    }

    private static RaidChange? Raised(RaidChange change, Raid? last, DateTimeOffset now)
    {
        if (last?.IsOpenAt(now) != true)
        {
            return last?.QuietUntil >= change.Since ? null : change;
        }

        // A burst puts its end off by each join; it is written once a minute.
        var isLater = change.Level >= last.Level && now + change.Length - last.ExpiresAt > TimeSpan.FromMinutes(1);
        var isHigher = change.Level > last.Level;
        return !isHigher && !isLater
            ? null
            : change with
            {
                Level = isHigher ? change.Level : last.Level,
                Since = change.Since < last.JoinsFrom ? change.Since : last.JoinsFrom,
                Why = isHigher ? change.Why : last.Why,
            };
    }

    private async Task<Raid?> ChangeAsync(
        RaidChange wanted,
        Func<Raid?, DateTimeOffset, RaidChange?> decide,
        CancellationToken cancellation
    )
    {
        for (var tries = 0; tries < Tries; tries++)
        {
            var last = await ReadAsync(wanted.Guild, cancellation);
            var now = time.GetUtcNow();
            if (last is { EndedAt: null } && last.ExpiresAt <= now)
            {
                last = await ExpireAsync(wanted.Guild, cancellation) ?? last;
            }

            if (decide(last, now) is not { } change)
            {
                return null;
            }

            if (await SaveAsync(change, last?.IsOpenAt(now) == true ? last : null, now, cancellation) is { } saved)
            {
                return Remember(wanted.Guild, saved, time.GetTimestamp());
            }
        }

        return null;
    }

    private Task<Raid?> SaveAsync(RaidChange change, Raid? open, DateTimeOffset now, CancellationToken cancellation)
    {
        var row = new
        {
            change.Guild,
            Number = open?.Number ?? 0,
            Version = open?.Version ?? 0,
            Level = Stored(change.Level),
            Top = Stored(open?.TopLevel > change.Level ? open.TopLevel : change.Level),
            By = change.By.Actor,
            ByName = change.By.Name,
            change.Why,
            From = change.Since,
            Now = now,
            Until = now + change.Length,
        };
        return db.WriteAsync(
            async unit =>
            {
                var saved = await unit.QuerySingleOrDefaultAsync<Raid>(
                    open is null ? RaidSql.Open : RaidSql.Change,
                    row
                );
                if (saved is null)
                {
                    return null;
                }

                if (saved.Level == RaidLevel.Lockdown && open?.Level != RaidLevel.Lockdown)
                {
                    await unit.ExecuteAsync(
                        RaidSql.SpareEarlier,
                        new
                        {
                            change.Guild,
                            saved.Number,
                            From = saved.JoinsFrom,
                            Now = now,
                            JoinSuspicion.Suspicious,
                        }
                    );
                }

                return await ToldAsync(unit, saved, "raid.level_set", change.By.Actor);
            },
            cancellation
        );
    }

    /// <summary>What follows from a change: its end, what is asked of Discord, the alert, the audit line.</summary>
    private static async Task<Raid> ToldAsync(Unit unit, Raid raid, string action, string actor)
    {
        await unit.EnqueueAsync(new RespondJob(raid.GuildId, raid.Number, raid.Version));
        if (raid.EndedAt is null)
        {
            await unit.EnqueueAsync(new ExpireJob(raid.GuildId, raid.ExpiresAt), raid.ExpiresAt);
        }

        await unit.AuditAsync(
            new()
            {
                Guild = raid.GuildId,
                Actor = actor,
                Action = action,
                Subject = string.Create(CultureInfo.InvariantCulture, $"raid {raid.Number}"),
                Details = new Dictionary<string, string> { ["level"] = Stored(raid.Level), ["why"] = raid.Why },
            }
        );
        await unit.AnnounceAsync(
            new(raid.GuildId, action, string.Create(CultureInfo.InvariantCulture, $"raid {raid.Number}"))
            {
                Actor = actor,
                Data = new Dictionary<string, string> { ["level"] = Stored(raid.Level) },
            }
        );
        return raid;
    }

    private async Task<Raid?> ReadAsync(Snowflake<Guild> guild, CancellationToken cancellation)
    {
        newest.TryRemove(guild, out _);
        return await NewestAsync(guild, cancellation);
    }

    private Raid? Remember(Snowflake<Guild> guild, Raid? raid, long at)
    {
        // A slower reader never puts an older state in place of a newer one.
        var kept = newest.AddOrUpdate(
            guild,
            (raid, at),
            (_, other) => other.ReadAt > at || IsNewer(other.Raid, raid) ? other : (raid, at)
        );
        return kept.Raid;
    }

    private static bool IsNewer(Raid? one, Raid? other) =>
        one is not null
        && (other is null || one.Number > other.Number || (one.Number == other.Number && one.Version > other.Version));

    private static string Stored(RaidLevel level) => level.ToString().ToLowerInvariant();
}

/// <summary>A level that is wanted.</summary>
/// <param name="Since">Who joined from here on belongs to it.</param>
internal sealed record RaidChange(RaidLevel Level, string Why, DateTimeOffset Since, TimeSpan Length, Staff By)
{
    public Snowflake<Guild> Guild => By.Guild;
}
