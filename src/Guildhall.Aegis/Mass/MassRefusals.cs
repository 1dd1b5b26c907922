using Guildhall.Core;

namespace Guildhall.Aegis.Mass;

internal static class MassRefusals
{
    public static Refusal Nobody { get; } =
        new("aegis.nobody", "There is nobody in it. Name ids, give a file with ids, or set a filter.");

    public static Refusal TooMany { get; } =
        new("aegis.too_many", $"That is more than {IdList.Most:N0} people. Split the list.");

    public static Refusal IdsOrFilter { get; } =
        new("aegis.bad_filter", "Name people by `ids` and `file`, or find them by a filter; not both at once.");

    public static Refusal NoJoining { get; } =
        new(
            "aegis.bad_filter",
            "Who is banned is not in the server: `joined_after` and `joined_before` say nothing here."
        );

    public static Refusal EmptySpan { get; } =
        new("aegis.bad_filter", "`joined_before` must be later than `joined_after`.");

    public static Refusal ReasonMissing { get; } =
        new("aegis.reason_missing", "This server wants a reason for mass actions: add `reason`.");

    public static Refusal UnreadableFile { get; } =
        new("aegis.unreadable_file", "That file cannot be read, or has more than 512 KiB.");

    public static Refusal NotWaiting { get; } =
        new("aegis.mass_gone", "This was carried out already, or it is gone. Run the command again.");

    public static Refusal NotUndoable { get; } =
        new(
            "aegis.mass_gone",
            "There is nothing to take back any more: it was taken back already, or it is not over yet."
        );

    public static Refusal TooLate { get; } =
        new("aegis.too_late", "Mass actions can be taken back for 24 hours; that is over.");

    public static Refusal BadMoment(string option) =>
        new(
            "aegis.bad_moment",
            $"For `{option}` write a length of time ago such as 2h, or a date such as 2026-11-21 or 2026-11-21 18:30 (UTC)."
        );

    public static Refusal NoIds(IReadOnlyList<string> wrong)
    {
        var shown = string.Join(
            ", ",
            wrong.Take(5).Select(word => $"“{(word.Length > 24 ? word[..24] + "…" : word)}”")
        );
        return new(
            "aegis.bad_ids",
            $"These are no ids: {shown}{(wrong.Count > 5 ? $" and {wrong.Count - 5} more" : "")}. Nothing was done."
        );
    }
}
