using System.Globalization;
using Guildhall.Core;

namespace Guildhall.Aegis.Cases;

internal static class CaseRefusals
{
    public static Refusal EmptyNote { get; } = new("aegis.empty_note", "The note is empty.");

    public static Refusal EmptyLabel { get; } = new("aegis.empty_label", "The label is empty.");

    public static Refusal LinksItself { get; } = new("aegis.links_itself", "A case cannot be linked to itself.");

    public static Refusal NothingToChange { get; } = new("aegis.nothing_to_change", "It is so already.");

    /// <summary>The same whether it does not exist or must not be seen.</summary>
    public static Refusal Unknown(long number) =>
        new("aegis.unknown_case", $"There is no case #{Number(number)} here that you may see.");

    public static Refusal Deleted(Case row) =>
        new("aegis.case_deleted", $"Case #{Number(row.Number)} was deleted. /case restore brings it back.");

    public static Refusal Changed(Case row) =>
        new(
            "aegis.case_changed",
            $"Case #{Number(row.Number)} was changed meanwhile. Look at it again, then change it."
        );

    public static Refusal BadReason(int length) =>
        new("aegis.bad_reason", $"A reason has 1 to 1,000 characters; this one has {Number(length)}.");

    public static Refusal HasNoDuration(Case row) =>
        new(
            "aegis.no_duration",
            $"Case #{Number(row.Number)} has no length that could be changed: it is no ban or mute in force."
        );

    public static Refusal EndsInThePast(Case row) =>
        new(
            "aegis.bad_duration",
            $"Counted from {CaseText.Time(row.CreatedAt)}, when the case began, that has passed already. Lift it instead."
        );

    public static Refusal StillHolds(Case row) =>
        new("aegis.still_holds", $"Case #{Number(row.Number)} is in force. Lift it first, then delete it.");

    /// <param name="kept">Before the position that was asked for.</param>
    public static Refusal NoEvidence(Case row, int kept) =>
        new(
            "aegis.no_evidence",
            kept > 0
                ? $"Case #{Number(row.Number)} has evidence 1 to {Number(kept)} only."
                : $"Nothing is kept with case #{Number(row.Number)}. Attach a file, or give the link of a message."
        );

    public static Refusal HasLabel(string label) =>
        new("aegis.nothing_to_change", $"It has the label “{label}” already.");

    public static Refusal HasNoLabel(string label) => new("aegis.nothing_to_change", $"It has no label “{label}”.");

    public static Refusal LinkedAlready(long other) =>
        new("aegis.nothing_to_change", $"It is linked to #{Number(other)} already.");

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
