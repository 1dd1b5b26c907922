using System.Globalization;
using Guildhall.Core;

namespace Guildhall.Aegis.Appeals;

internal static class AppealRefusals
{
    public static Refusal NotFound(long number) =>
        new(
            "aegis.appeal_not_found",
            $"There is no appeal #{Text(number)} here. `/appeal list` shows those that there are."
        );

    public static Refusal Open { get; } =
        new("aegis.appeal_open", "An appeal against this case is open already. Staff will answer it.");

    public static Refusal Final { get; } = new("aegis.appeal_final", "This case is final: it cannot be appealed.");

    public static Refusal Exhausted { get; } =
        new("aegis.appeal_exhausted", "This case has been appealed as often as the server allows.");

    public static Refusal Closed { get; } =
        new(
            "aegis.appeal_closed",
            "This case cannot be appealed: it has ended, or the server takes no appeals against it."
        );

    public static Refusal Waiting(DateTimeOffset from) =>
        new("aegis.appeal_waiting", $"This case can be appealed from {AppealText.Time(from)} on.");

    public static Refusal TextMissing { get; } =
        new("aegis.appeal_text", "Write why the case should be lifted: 1 to 1,000 characters.");

    public static Refusal TooLong(string what, int length, int most) =>
        new("aegis.appeal_text", $"{what} has {Text(length)} characters; {Text(most)} are taken.");

    public static Refusal NothingAsked { get; } =
        new("aegis.appeal_not_asked", "Nobody waits for an answer from you any more.");

    public static Refusal NotOpen { get; } = new("aegis.appeal_decided", "This appeal has been closed.");

    public static Refusal Decided(Appeal appeal) =>
        new(
            "aegis.appeal_decided",
            appeal.State == AppealState.Withdrawn
                ? $"Appeal #{Text(appeal.Number)} was withdrawn. Nothing was changed."
                : $"Appeal #{Text(appeal.Number)} was {AppealText.Word(appeal.State)} by {Cases.CaseText.Plain(appeal.DecidedByName ?? "staff")} already. Nothing was done twice."
        );

    public static Refusal OwnCase { get; } =
        new(
            "aegis.appeal_own_case",
            "You opened this case, and this server wants somebody else to decide the appeal. You can vote and comment."
        );

    public static Refusal OwnAppeal { get; } =
        new(
            "aegis.appeal_self",
            "This appeal is your own: others of the staff see to it. You find the answer on the appeals page."
        );

    public static Refusal ReasonMissing { get; } =
        new("aegis.appeal_text", "Write why it is denied: the appellant reads it.");

    public static Refusal OfChance(AppealChance chance) =>
        chance switch
        {
            { Kind: ChanceKind.Open } => Open,
            { Kind: ChanceKind.Waiting, From: { } from } => Waiting(from),
            { Kind: ChanceKind.Exhausted } => Exhausted,
            { Kind: ChanceKind.Final } => Final,
            _ => Closed,
        };

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
