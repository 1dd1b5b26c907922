using System.Globalization;
using System.Text;
using Guildhall.Aegis.Privacy;
using Guildhall.Aegis.Settings;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Cases;

/// <summary>Pages of cases, newest first, as staff may see them.</summary>
internal sealed class CaseLists(Db db, GuildSettingsBook settings, Pseudonyms pseudonyms, TimeProvider time)
{
    public const int PageSize = 10;

    /// <param name="page">From 1; beyond the last one it is the last.</param>
    public async Task<CasePage> SearchAsync(
        Snowflake<Guild> guild,
        CaseFilter filter,
        int page,
        bool seesHidden,
        CancellationToken cancellation
    )
    {
        var erased = filter.Target is { } target ? pseudonyms.Of(target) : default;
        var all = filter.ToArguments(guild, 1, seesHidden, erased);
        var count = await db.QuerySingleOrDefaultAsync<long>(CaseListSql.Count, all, cancellation);
        var pages = (int)Math.Max(1, (count + PageSize - 1) / PageSize);
        var shown = Math.Clamp(page, 1, pages);
        var args = filter.ToArguments(guild, shown, seesHidden, erased);
        var rows = await db.QueryAsync<Case>(CaseListSql.Page, args, cancellation);
        return new(rows, shown, pages, count);
    }

    /// <summary>How many of each kind, without those that failed or were deleted.</summary>
    public Task<IReadOnlyList<KindCount>> CountsAsync(
        Snowflake<Guild> guild,
        Snowflake<User> user,
        bool seesHidden,
        CancellationToken cancellation
    ) => db.QueryAsync<KindCount>(CaseListSql.Kinds, Of(guild, user, seesHidden), cancellation);

    /// <summary>What somebody's warnings count now, after what has faded.</summary>
    public async Task<double> PointsAsync(
        Snowflake<Guild> guild,
        Snowflake<User> user,
        bool seesHidden,
        CancellationToken cancellation
    )
    {
        var rows = await db.QueryAsync<PointRow>(CaseListSql.Points, Of(guild, user, seesHidden), cancellation);
        var rules = (await settings.GetAsync(guild, cancellation)).Points;
        return FadingPoints.Of(rows, rules, time.GetUtcNow());
    }

    /// <summary>One line for each.</summary>
    public static string Describe(IEnumerable<Case> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            if (row.IsDeleted)
            {
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"**#{row.Number}** deleted {CaseText.Ago(row.DeletedAt!.Value)}\n"
                );
                continue;
            }

            var reason = row.Reason is { } why ? $": {CaseText.Plain(CaseText.Cut(why, 120))}" : "";
            var state = CaseText.Label(row.Execution, row.Effect);
            text.Append(
                CultureInfo.InvariantCulture,
                $"**#{row.Number}** {CaseText.Title(row)} of {CaseText.Person(row)} by {CaseText.Actor(row)} "
            );
            text.Append(
                CultureInfo.InvariantCulture,
                $"{CaseText.Ago(row.CreatedAt)}{(state == "active" ? "" : $" ({state})")}{reason}\n"
            );
        }

        return text.Length == 0 ? "Nothing." : text.ToString();
    }

    private object Of(Snowflake<Guild> guild, Snowflake<User> user, bool seesHidden) =>
        new
        {
            Guild = guild,
            User = user,
            Erased = pseudonyms.Of(user),
            Hidden = seesHidden ? 1 : 0,
        };
}

internal sealed record CasePage(IReadOnlyList<Case> Rows, int Page, int Pages, long Total);

internal sealed record KindCount(CaseKind Kind, long Count);

/// <summary>What is looked for; null looks for all.</summary>
internal sealed record CaseFilter
{
    public Snowflake<User>? Target { get; init; }

    public Snowflake<User>? Actor { get; init; }

    public CaseKind? Kind { get; init; }

    public Effect? Effect { get; init; }

    /// <summary>Only what still holds or counts: no unban, no note, nothing that failed.</summary>
    public bool InForce { get; init; }

    public DateTimeOffset? After { get; init; }

    public DateTimeOffset? Before { get; init; }

    public string? Label { get; init; }

    /// <summary>In the reason, in any case.</summary>
    public string? Text { get; init; }

    /// <param name="erased">The target's name in cases from before an erasure.</param>
    public object ToArguments(Snowflake<Guild> guild, int page, bool seesHidden, Snowflake<User> erased) =>
        new
        {
            Guild = guild,
            Target = (long)(Target?.Value ?? 0),
            Erased = (long)erased.Value,
            Actor = (long)(Actor?.Value ?? 0),
            Kind = Kind?.Stored() ?? "",
            Effect = Effect?.Stored() ?? "",
            InForce = InForce ? 1 : 0,
            After = After?.ToUnixTimeMilliseconds() ?? 0,
            Before = Before?.ToUnixTimeMilliseconds() ?? long.MaxValue,
            Label = Label?.Trim().ToLowerInvariant() ?? "",
            Text = string.IsNullOrWhiteSpace(Text) ? "" : $"%{Escape(Text.Trim().ToLowerInvariant())}%",
            Hidden = seesHidden ? 1 : 0,
            Limit = CaseLists.PageSize,
            Offset = (page - 1) * CaseLists.PageSize,
        };

    private static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("%", "\\%", StringComparison.Ordinal)
            .Replace("_", "\\_", StringComparison.Ordinal);
}

internal static class CaseListSql
{
    public const string Page = $"""
        SELECT {CaseColumns.All} FROM cases WHERE {CaseConditions.Matching}
        ORDER BY number DESC LIMIT @Limit OFFSET @Offset
        """;

    public const string Count = $"SELECT COUNT(*) FROM cases WHERE {CaseConditions.Matching}";

    public const string Kinds = """
        SELECT kind, COUNT(*) AS count FROM cases
        WHERE guild_id = @Guild AND target_id IN (@User, @Erased) AND deleted_at IS NULL AND execution <> 'failed'
            AND (@Hidden = 1 OR is_hidden = 0)
        GROUP BY kind ORDER BY kind
        """;

    public const string Points = """
        SELECT points, created_at, points_expire_at FROM cases
        WHERE guild_id = @Guild AND target_id IN (@User, @Erased) AND points > 0 AND effect <> 'revoked'
            AND execution <> 'failed' AND deleted_at IS NULL AND (@Hidden = 1 OR is_hidden = 0)
        """;

    public const string Actors = """
        SELECT actor_id, MAX(actor_name) AS actor_name, kind, COUNT(*) AS count FROM cases
        WHERE guild_id = @Guild AND created_at > @Since AND deleted_at IS NULL AND execution <> 'failed'
            AND actor_id <> 0 AND (@Actor = 0 OR actor_id = @Actor)
        GROUP BY actor_id, kind ORDER BY actor_id, kind
        """;
}

/// <summary>Parts of statements.</summary>
internal static class CaseConditions
{
    public const string Matching = """
        guild_id = @Guild AND (@Target = 0 OR target_id IN (@Target, @Erased)) AND (@Actor = 0 OR actor_id = @Actor)
            AND (@Kind = '' OR kind = @Kind) AND (@Effect = '' OR effect = @Effect)
            AND (@InForce = 0 OR (effect = 'active' AND execution IN ('applied', 'partial') AND deleted_at IS NULL
                AND (kind IN ('ban', 'mute', 'quarantine', 'lock', 'warn') OR expires_at IS NOT NULL)))
            AND created_at > @After AND created_at < @Before
            AND (@Text = '' OR LOWER(reason) LIKE @Text ESCAPE '\')
            AND (@Hidden = 1 OR is_hidden = 0)
            AND (@Label = '' OR EXISTS (SELECT 1 FROM case_labels l
                WHERE l.guild_id = cases.guild_id AND l.number = cases.number AND l.label = @Label))
        """;
}
