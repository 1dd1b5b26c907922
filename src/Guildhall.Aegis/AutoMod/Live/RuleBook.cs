using System.Collections.Concurrent;
using Guildhall.Aegis.Access;
using Guildhall.Aegis.AutoMod.Engine;
using Guildhall.Aegis.AutoMod.Presets;
using Guildhall.Aegis.AutoMod.Rules;
using Guildhall.Core;
using Guildhall.Core.Audit;
using Guildhall.Core.Storage;
using Guildhall.Core.Webhooks;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.AutoMod.Live;

/// <summary>A guild's rules as they stand.</summary>
/// <param name="Version">0 where the guild never changed them: the preset <c>default</c>.</param>
internal sealed record GuildRules(long Version, string Json, RuleSet Rules, IReadOnlyList<Grant> Grants)
{
    /// <summary>Of rules that were just saved: what can hardly be meant.</summary>
    public IReadOnlyList<RuleFault> Warnings { get; init; } = [];
}

/// <param name="Summary">What changed with it.</param>
internal sealed record RulesVersion(long Version, DateTimeOffset ChangedAt, string Summary);

/// <summary>Every guild's rules, kept in memory and compiled: a change of this process holds at once, one of another within
/// 2 s. Guilds with the same document share one compiled set.</summary>
internal sealed class RuleBook(
    Db db,
    Grants grants,
    IOutsideFacts facts,
    RulePlaces places,
    RuleTrials trials,
    TimeProvider time
)
{
    private static readonly TimeSpan trust = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<Snowflake<Guild>, Entry> entries = new();
    private readonly ConcurrentDictionary<Snowflake<Guild>, long> changes = new();
    private readonly ConcurrentDictionary<string, WeakReference<RuleSet>> compiled = new(StringComparer.Ordinal);

    public ValueTask<GuildRules> GetAsync(Snowflake<Guild> guild, CancellationToken cancellation)
    {
        var now = time.GetTimestamp();
        var change = changes.GetValueOrDefault(guild);
        return
            entries.TryGetValue(guild, out var entry)
            && entry.ReadAfter == change
            && time.GetElapsedTime(entry.CheckedAt, now) < trust
            ? ValueTask.FromResult(entry.Rules)
            : new(RefreshAsync(guild, entry, change, now, cancellation));
    }

    /// <summary>They were erased here: the next reader looks.</summary>
    public void Forget(Snowflake<Guild> guild) => changes.AddOrUpdate(guild, 1, (_, before) => before + 1);

    /// <summary>Null for a version that there never was; 0 is the preset <c>default</c>.</summary>
    public async Task<string?> TryReadVersionAsync(
        Snowflake<Guild> guild,
        long version,
        CancellationToken cancellation
    ) =>
        version == 0
            ? RulePresets.TryRead("default")
            : await db.QuerySingleOrDefaultAsync<string>(
                AutoModSql.RulesOfVersion,
                new { Guild = guild, Version = version },
                cancellation
            );

    /// <summary>The last hundred, newest first.</summary>
    public Task<IReadOnlyList<RulesVersion>> VersionsAsync(Snowflake<Guild> guild, CancellationToken cancellation) =>
        db.QueryAsync<RulesVersion>(AutoModSql.Versions, new { Guild = guild }, cancellation);

    /// <summary>Refused with every fault by its place, and where somebody else has just changed the rules.</summary>
    public async Task<Result<GuildRules>> SaveAsync(
        Staff staff,
        string json,
        long expected,
        string summary,
        CancellationToken cancellation
    )
    {
        var present = await GetAsync(staff.Guild, cancellation);
        var document = RuleDocument.Review(json, facts);
        if (
            document.Rules is null
            && IsAsOdd(document, present.Json)
            && RuleDocument.Parse(json, facts) is { Rules: not null } old
        )
        {
            // What older programs let pass hinders no change of anything else.
            document = old;
        }

        var known = document.Backtracking.Count > 0 ? RuleDocument.Parse(present.Json, facts).Backtracking : [];
        var trying = await trials.RunAsync(staff.Guild, document, known, cancellation);
        if (!trying.TryGet(out var tried, out var refusal))
        {
            return refusal;
        }

        if (tried.Rules is null)
        {
            return AutoModRefusals.Invalid(tried.Faults);
        }

        var strangers = await places.CheckAsync(staff, json, present.Json, cancellation);
        if (strangers.Count > 0)
        {
            return AutoModRefusals.Invalid(strangers);
        }

        var saving = await StoreAsync(staff, json, expected, summary, cancellation);
        return saving.TryGet(out var saved, out refusal) ? saved with { Warnings = tried.Warnings } : refusal;
    }

    private bool IsAsOdd(RuleDocument document, string present)
    {
        var known = RuleDocument.Review(present, facts).Faults;
        return known.Count > 0 && document.Faults.All(known.Contains);
    }

    /// <summary>An earlier version comes back as it was: what is gone since is no obstacle.</summary>
    public async Task<Result<GuildRules>> RestoreAsync(
        Staff staff,
        string json,
        long expected,
        string summary,
        CancellationToken cancellation
    )
    {
        var document = RuleDocument.Parse(json, facts);
        return document.Rules is null
            ? AutoModRefusals.Invalid(document.Faults)
            : await StoreAsync(staff, json, expected, summary, cancellation);
    }

    private async Task<Result<GuildRules>> StoreAsync(
        Staff staff,
        string json,
        long expected,
        string summary,
        CancellationToken cancellation
    )
    {
        var row = new
        {
            staff.Guild,
            Expected = expected,
            Rules = json,
            staff.Actor,
            Summary = summary,
            Now = time.GetUtcNow(),
        };
        var saved = await db.WriteAsync(
            async unit =>
            {
                if (await unit.ExecuteAsync(AutoModSql.SaveRules, row) == 0)
                {
                    return false;
                }

                await unit.ExecuteAsync(AutoModSql.AddVersion, row);
                await unit.AuditAsync(
                    new AuditEntry
                    {
                        Guild = staff.Guild,
                        Actor = staff.Actor,
                        Action = "aegis.automod_rules_changed",
                        Details = new Dictionary<string, string> { ["summary"] = summary },
                    }
                );
                await unit.AnnounceAsync(
                    new(staff.Guild, "settings.changed", $"automod rules {expected + 1}") { Actor = staff.Actor }
                );
                return true;
            },
            cancellation
        );
        // Whoever is reading now has perhaps the old ones.
        changes.AddOrUpdate(staff.Guild, 1, (_, before) => before + 1);
        return saved ? await GetAsync(staff.Guild, cancellation) : AutoModRefusals.Changed;
    }

    private async Task<GuildRules> RefreshAsync(
        Snowflake<Guild> guild,
        Entry? known,
        long change,
        long now,
        CancellationToken cancellation
    )
    {
        var args = new { Guild = guild };
        var given = await grants.OfAsync(guild, cancellation);
        var version = await db.QuerySingleOrDefaultAsync<long?>(AutoModSql.RulesVersion, args, cancellation) ?? 0;
        if (known is not null && known.Rules.Version == version)
        {
            var same = new Entry(known.Rules with { Grants = given }, change, now);
            entries.TryUpdate(guild, same, known);
            return same.Rules;
        }

        var row = await db.QuerySingleOrDefaultAsync<Row>(AutoModSql.Rules, args, cancellation);
        var json = row?.Rules ?? RulePresets.TryRead("default")!;
        var read = new Entry(new GuildRules(row?.Version ?? 0, json, Compile(json), given), change, now);
        // A slower reader never puts an older version in place of a newer one; what was erased has no version any more.
        return entries
            .AddOrUpdate(
                guild,
                read,
                (_, other) => row is not null && other.Rules.Version > read.Rules.Version ? other : read
            )
            .Rules;
    }

    private RuleSet Compile(string json)
    {
        if (compiled.TryGetValue(json, out var shared) && shared.TryGetTarget(out var rules))
        {
            return rules;
        }

        // Stored rules were checked when they were stored; those of an older program may have become invalid.
        rules =
            RuleDocument.Parse(json, facts).Rules
            ?? throw new InvalidOperationException("Stored AutoMod rules cannot be read any more.");
        compiled[json] = new WeakReference<RuleSet>(rules);
        return rules;
    }

    /// <param name="ReadAfter">How many changes of this process there had been when it was read.</param>
    private sealed record Entry(GuildRules Rules, long ReadAfter, long CheckedAt);

    private sealed record Row(long Version, string Rules);
}
