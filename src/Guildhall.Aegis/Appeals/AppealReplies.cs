using System.Globalization;
using Guildhall.Core;
using Guildhall.Core.Commands;

namespace Guildhall.Aegis.Appeals;

/// <summary>What staff read after they did something with an appeal.</summary>
internal static class AppealReplies
{
    public static Result<Reply> OfSaid(Result<AppealSaid> result, bool isFor)
    {
        if (!result.TryGet(out var said, out var refusal))
        {
            return refusal;
        }

        var number = said.Appeal.Number.ToString(CultureInfo.InvariantCulture);
        return said.Verdict switch
        {
            VerdictKind.NotAlone => Say(
                $"{Tally(said, number)} Who opened the case is not enough: somebody else has to be among them."
            ),
            VerdictKind.Decided when isFor => Say(
                $"Appeal #{number} is approved. The punishment is being lifted, and the appellant is told where Discord lets me; the page says it in any case."
            ),
            VerdictKind.Decided => Say(
                $"Appeal #{number} is denied. The appellant is told where Discord lets me; the page says it in any case."
            ),
            _ => Say(Tally(said, number)),
        };
    }

    public static Result<Reply> OfQuestion(Result<AppealSaid> result) =>
        result.TryGet(out _, out var refusal)
            ? Say("Asked. The appellant can answer on the page; the answer appears under the appeal.")
            : refusal;

    public static Result<Reply> OfComment(Result<AppealSaid> result) =>
        result.TryGet(out _, out var refusal) ? Say("Noted for staff.") : refusal;

    private static string Tally(AppealSaid said, string number)
    {
        var culture = CultureInfo.InvariantCulture;
        var votes = string.Create(culture, $"{said.For} for, {said.Against} against");
        return said.Required > 0
            ? string.Create(
                culture,
                $"Your vote on appeal #{number} counts: {votes}; {said.Required} of a kind decide."
            )
            : $"Your vote on appeal #{number} is noted: {votes}. Somebody still has to decide.";
    }

    private static Reply Say(string text) => new(text) { Ephemeral = true };
}
