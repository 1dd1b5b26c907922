using Guildhall.Aegis.Actions;
using Guildhall.Aegis.Cases;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Points;

/// <summary>
/// Everybody's one account of points: the cases themselves. What a rule gives and what staff give add up; what was revoked,
/// deleted or never came about counts nothing.
/// </summary>
internal static class PointAccounts
{
    /// <summary>The rung that so many more points reach. Asked under the guild's case lock it is the truth: nobody else
    /// gives points until the unit has ended, so that of two who cross a rung at once one does.</summary>
    public static async Task<Rung?> CrossedAsync(Unit unit, ActionRequest request, int points, PointLadder ladder)
    {
        if (!Counts(request, points, ladder))
        {
            return null;
        }

        var args = Arguments(request.Guild, request.Target.User, ladder);
        return Crossed(await unit.QueryAsync<PointRow>(PointSql.Account, args), points, ladder, unit.Now);
    }

    /// <summary>The same, as a forecast: what it says must be asked again under the lock.</summary>
    public static async Task<Rung?> ForecastAsync(
        Db db,
        ActionRequest request,
        int points,
        PointLadder ladder,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        if (!Counts(request, points, ladder))
        {
            return null;
        }

        var args = Arguments(request.Guild, request.Target.User, ladder);
        return Crossed(await db.QueryAsync<PointRow>(PointSql.Account, args, cancellation), points, ladder, now);
    }

    private static bool Counts(ActionRequest request, int points, PointLadder ladder) =>
        points > 0 && ladder.Rungs.Count > 0 && (request.Source == CaseSource.AutoMod || ladder.Rules.CountManualWarns);

    private static Rung? Crossed(IEnumerable<PointRow> rows, int points, PointLadder ladder, DateTimeOffset now)
    {
        var before = FadingPoints.Of(rows, ladder.Rules, now);
        return ladder.Crossed(before, before + points);
    }

    private static object Arguments(Snowflake<Guild> guild, Snowflake<User> user, PointLadder ladder) =>
        new
        {
            Guild = guild,
            User = user,
            Manual = ladder.Rules.CountManualWarns ? 1 : 0,
        };
}

internal static class PointSql
{
    public const string Account = """
        SELECT points, created_at, points_expire_at FROM cases
        WHERE guild_id = @Guild AND target_id = @User AND points > 0 AND effect <> 'revoked' AND execution <> 'failed'
            AND deleted_at IS NULL AND (@Manual = 1 OR source = 'automod')
        """;
}
