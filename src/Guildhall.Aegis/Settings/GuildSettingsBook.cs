using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Settings;

/// <summary>Every guild's settings, kept in memory: a change of this process holds at once, one of another within 2 s.</summary>
internal sealed class GuildSettingsBook(Db db, TimeProvider time)
{
    private static readonly TimeSpan trust = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<Snowflake<Guild>, Entry> entries = new();

    /// <summary>The defaults for a guild that never set anything.</summary>
    public ValueTask<GuildSettings> GetAsync(Snowflake<Guild> guild, CancellationToken cancellation)
    {
        var now = time.GetTimestamp();
        return entries.TryGetValue(guild, out var entry) && time.GetElapsedTime(entry.CheckedAt, now) < trust
            ? ValueTask.FromResult(entry.Settings)
            : new(RefreshAsync(guild, entry, now, cancellation));
    }

    /// <summary>As stored this moment, with every key.</summary>
    public async Task<SettingsVersion> ReadAsync(Snowflake<Guild> guild, CancellationToken cancellation)
    {
        var row = await db.QuerySingleOrDefaultAsync<Row>(SettingsSql.Current, new { Guild = guild }, cancellation);
        return row is null
            ? new(0, SettingsDocument.Of(GuildSettings.Default))
            : new(row.Version, SettingsDocument.Whole(row.Settings));
    }

    /// <summary>As they once were; 0 is the defaults. Null for a version that there never was.</summary>
    public async Task<SettingsVersion?> TryReadVersionAsync(
        Snowflake<Guild> guild,
        long version,
        CancellationToken cancellation
    )
    {
        if (version == 0)
        {
            return new(0, SettingsDocument.Of(GuildSettings.Default));
        }

        var stored = await db.QuerySingleOrDefaultAsync<string>(
            SettingsSql.Version,
            new { Guild = guild, Version = version },
            cancellation
        );
        return stored is null ? null : new(version, SettingsDocument.Whole(stored));
    }

    /// <summary>Newest first.</summary>
    /// <param name="before">Only older ones.</param>
    public Task<IReadOnlyList<SettingsHistoryRow>> HistoryAsync(
        Snowflake<Guild> guild,
        int limit,
        long? before,
        CancellationToken cancellation
    ) =>
        db.QueryAsync<SettingsHistoryRow>(
            SettingsSql.History,
            new
            {
                Guild = guild,
                Limit = limit,
                Before = before ?? long.MaxValue,
            },
            cancellation
        );

    /// <summary>They were changed here: the next reader looks.</summary>
    public void Forget(Snowflake<Guild> guild) => entries.TryRemove(guild, out _);

    private async Task<GuildSettings> RefreshAsync(
        Snowflake<Guild> guild,
        Entry? known,
        long now,
        CancellationToken cancellation
    )
    {
        var args = new { Guild = guild };
        if (
            known is not null
            && await db.QuerySingleOrDefaultAsync<long>(SettingsSql.CurrentVersion, args, cancellation) == known.Version
        )
        {
            entries.TryUpdate(guild, known with { CheckedAt = now }, known);
            return known.Settings;
        }

        var row = await db.QuerySingleOrDefaultAsync<Row>(SettingsSql.Current, args, cancellation);
        var read = row is null
            ? new Entry(GuildSettings.Default, 0, now)
            : new Entry(SettingsDocument.Read(row.Settings), row.Version, now);
        // A slower reader never puts an older version in place of a newer one.
        return entries.AddOrUpdate(guild, read, (_, other) => other.Version > read.Version ? other : read).Settings;
    }

    private sealed record Entry(GuildSettings Settings, long Version, long CheckedAt);

    private sealed record Row(long Version, string Settings);
}

/// <param name="Version">0: as by default; each change adds 1.</param>
internal sealed record SettingsVersion(long Version, JsonObject Document);

/// <param name="ChangedBy">As audit rows name an actor.</param>
internal sealed record SettingsHistoryRow(long Version, string ChangedBy, DateTimeOffset ChangedAt, string Summary);
