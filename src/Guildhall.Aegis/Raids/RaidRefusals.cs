using Guildhall.Core;

namespace Guildhall.Aegis.Raids;

internal static class RaidRefusals
{
    public static Refusal None { get; } =
        new("aegis.no_raid", "The level is normal. `/raid on` raises it, and many joins at once do so by themselves.");

    public static Refusal NeverAny { get; } =
        new("aegis.no_raid", "There has been no raid here, so there is nothing to undo.");

    public static Refusal TooLate { get; } =
        new(
            "aegis.too_late",
            "That is more than 24 hours ago and can no longer be undone as a whole. `/unban` and `/unmute` still work for each person."
        );

    public static Refusal NobodyChosen { get; } =
        new(
            "aegis.nobody_chosen",
            "Nobody who joined in that time is chosen by this. Choose a longer time with `since`, or fewer conditions; "
                + "`everyone` also takes those who do not look suspicious."
        );

    public static Refusal CleanupGone { get; } =
        new(
            "aegis.cleanup_gone",
            "This list has been used or dropped, or it is older than 15 minutes. Make a new one with `/raid cleanup`."
        );

    public static Refusal NothingToUndo { get; } =
        new("aegis.nothing_to_undo", "There is nothing of this raid left to undo.");

    public static Refusal BadPattern(string pattern) =>
        new(
            "aegis.bad_pattern",
            $"“{pattern}” is no pattern: 1 to 64 characters, of which `*` stands for any text and `?` for one character."
        );
}
