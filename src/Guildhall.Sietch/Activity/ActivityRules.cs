namespace Guildhall.Sietch.Activity;

/// <summary>What counts, and how much.</summary>
internal static class ActivityRules
{
    public const double Message = 1;
    public const double ReactionGiven = 0.5;
    public const double ReactionReceived = 0.25;

    /// <summary>Of the points, what is left after each period.</summary>
    public const double Kept = 0.9;

    /// <summary>Reactions of one giver to one author that count on a day.</summary>
    public const int ReactionsOfPair = 10;

    public static TimeSpan BetweenMessages { get; } = TimeSpan.FromMinutes(1);

    public static TimeSpan BetweenReactions { get; } = TimeSpan.FromSeconds(5);

    /// <summary>A reaction to an older message gives nothing.</summary>
    public static TimeSpan OldestMessage { get; } = TimeSpan.FromDays(7);

    public static TimeSpan Period { get; } = TimeSpan.FromHours(6);

    /// <summary>The periods begin at 00, 06, 12 and 18 UTC, for everybody.</summary>
    public static long PeriodOf(DateTimeOffset at) => at.ToUnixTimeMilliseconds() / (long)Period.TotalMilliseconds;

    public static long DayOf(DateTimeOffset at) =>
        at.ToUnixTimeMilliseconds() / (long)TimeSpan.FromDays(1).TotalMilliseconds;
}
