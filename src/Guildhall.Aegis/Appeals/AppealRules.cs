using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Settings;

namespace Guildhall.Aegis.Appeals;

/// <summary>Whether a case can be appealed now. Pure.</summary>
internal static class AppealRules
{
    public const int LongestText = 1000;
    public const int LongestAnswer = 500;
    public const int LongestEntry = 1000;

    /// <param name="earlier">Every appeal of the case, in order.</param>
    public static AppealChance Check(
        Case row,
        AppealSettings settings,
        IReadOnlyList<Appeal> earlier,
        DateTimeOffset now
    )
    {
        if (earlier.LastOrDefault(appeal => appeal.IsOpen) is { } open)
        {
            return new(ChanceKind.Open) { Appeal = open };
        }

        if (!settings.Enabled || !row.IsInForce || row.IsHidden || !IsTaken(row.Kind, settings))
        {
            return new(ChanceKind.Closed);
        }

        if (row.IsFinal)
        {
            return new(ChanceKind.Final);
        }

        if (earlier.Count >= settings.Maximum)
        {
            return new(ChanceKind.Exhausted);
        }

        var start = (row.AppliedAt ?? row.CreatedAt) + settings.Waiting;
        var last = earlier.Where(appeal => appeal.State == AppealState.Denied).Max(appeal => appeal.DecidedAt);
        var from = last + settings.WaitingAfterDenial is { } after && after > start ? after : start;
        return from > now ? new(ChanceKind.Waiting) { From = from } : new(ChanceKind.Possible);
    }

    private static bool IsTaken(CaseKind kind, AppealSettings settings) =>
        kind switch
        {
            CaseKind.Warn => settings.Warns,
            CaseKind.Mute => settings.Mutes,
            CaseKind.Kick or CaseKind.Softban => settings.Kicks,
            CaseKind.Ban => settings.Bans,
            _ => false,
        };
}

/// <param name="Kind">Only <see cref="ChanceKind.Possible"/> takes an appeal.</param>
internal sealed record AppealChance(ChanceKind Kind)
{
    /// <summary>The one that is open.</summary>
    public Appeal? Appeal { get; init; }

    /// <summary>Not before.</summary>
    public DateTimeOffset? From { get; init; }
}

internal enum ChanceKind
{
    Possible,

    /// <summary>One is under way.</summary>
    Open,
    Waiting,
    Exhausted,
    Final,

    /// <summary>The guild takes none for it, or it has ended.</summary>
    Closed,
}
