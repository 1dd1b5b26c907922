using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Settings;

/// <summary>Every guild's settings, kept in memory: a change of this process holds at once, one of another within 2 s.
/// Channels that were never set are those that <see cref="DefaultChannels"/> finds.</summary>
internal sealed class GuildSettingsBook(Db db, DefaultChannels defaults, TimeProvider time)
{
    private static readonly TimeSpan trust = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<Snowflake<Guild>, Entry> entries = new();
    private readonly ConcurrentDictionary<Snowflake<Guild>, long> changes = new();

    /// <summary>The defaults for a guild that never set anything.</summary>
    public ValueTask<GuildSettings> GetAsync(Snowflake<Guild> guild, CancellationToken cancellation)
    {
        var now = time.GetTimestamp();
        var change = changes.GetValueOrDefault(guild);
        return
            entries.TryGetValue(guild, out var entry)
            && entry.ReadAfter == change
            && time.GetElapsedTime(entry.CheckedAt, now) < trust
            ? ValueTask.FromResult(entry.Settings)
            : new(RefreshAsync(guild, entry, change, now, cancellation));
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

    /// <summary>They were changed here: the next reader looks, and whoever is reading now has perhaps the old ones.</summary>
    public void Forget(Snowflake<Guild> guild) => changes.AddOrUpdate(guild, 1, (_, before) => before + 1);

    private async Task<GuildSettings> RefreshAsync(
        Snowflake<Guild> guild,
        Entry? known,
        long change,
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
            var checkedAgain = await CompleteAsync(
                guild,
                known with
                {
                    ReadAfter = change,
                    CheckedAt = now,
                },
                cancellation
            );
            entries.TryUpdate(guild, checkedAgain, known);
            return checkedAgain.Settings;
        }

        var row = await db.QuerySingleOrDefaultAsync<Row>(SettingsSql.Current, args, cancellation);
        var read = row is null
            ? Entry.Of(GuildSettings.Default, 0, change, now)
            : Entry.Of(SettingsDocument.Read(row.Settings), row.Version, change, now);
        read = await CompleteAsync(guild, read, cancellation);
        // A slower reader never puts an older version in place of a newer one.
        // But what was erased has no version any more.
        return entries
            .AddOrUpdate(guild, read, (_, other) => row is not null && other.Version > read.Version ? other : read)
            .Settings;
    }

    private async ValueTask<Entry> CompleteAsync(Snowflake<Guild> guild, Entry entry, CancellationToken cancellation)
    {
        var (stored, current) = (entry.Stored, entry.Settings);
        if (stored.ModLog.Channel is not null && stored.Appeals.Channel is not null)
        {
            return entry;
        }

        var found = await defaults.FindAsync(guild, cancellation);
        var (log, appeals) = (stored.ModLog.Channel ?? found.ModLog, stored.Appeals.Channel ?? found.Appeals);
        return current.ModLog.Channel == log && current.Appeals.Channel == appeals
            ? entry
            : entry with
            {
                Settings = stored with
                {
                    ModLog = stored.ModLog with { Channel = log },
                    Appeals = stored.Appeals with { Channel = appeals },
                },
            };
    }

    /// <param name="Stored">What the guild has set.</param>
    /// <param name="Settings">With the channels that were found.</param>
    /// <param name="ReadAfter">How many changes of this process there had been when it was read.</param>
    private sealed record Entry(
        GuildSettings Stored,
        GuildSettings Settings,
        long Version,
        long ReadAfter,
        long CheckedAt
    )
    {
        public static Entry Of(GuildSettings stored, long version, long readAfter, long checkedAt) =>
            new(stored, stored, version, readAfter, checkedAt);
    }

    private sealed record Row(long Version, string Settings);
}

/// <param name="Version">0: as by default; each change adds 1.</param>
internal sealed record SettingsVersion(long Version, JsonObject Document);

/// <param name="ChangedBy">As audit rows name an actor.</param>
internal sealed record SettingsHistoryRow(long Version, string ChangedBy, DateTimeOffset ChangedAt, string Summary);
