using System.Globalization;
using Guildhall.Core;
using Guildhall.Sietch.Members.Directory;

namespace Guildhall.Sietch.Council;

/// <summary>The council in words: nyms and times by the month. No rank, no amount.</summary>
internal static class CouncilText
{
    private const int Shown = 30;

    public static IReadOnlyList<string> Current(CouncilView view) =>
        [
            .. view.Seats.Select(seat =>
                Invariant(
                    $"{MemberText.Nym(seat.Nym)}, since {seat.Since:MMMM yyyy}{(seat.IsFounding ? " · founding" : "")}"
                )
            ),
            .. view.Open > 0 ? [Invariant($"Vacant or changing hands: {view.Open}.")] : Array.Empty<string>(),
        ];

    public static IReadOnlyList<string> Former(CouncilView view) =>
        view.Former.Count == 0
            ? ["Nobody is shown as former yet."]
            :
            [
                .. view
                    .Former.Take(Shown)
                    .Select(former =>
                        Invariant(
                            $"{MemberText.Nym(former.Nym)}: {Months(former.Months)} in {Count(former.Terms, "term")}{(former.IsFounding ? " · founding" : "")}"
                        )
                    ),
                .. view.Former.Count > Shown
                    ? [Invariant($"And {view.Former.Count - Shown} more.")]
                    : Array.Empty<string>(),
            ];

    /// <summary>For the member whose seat was taken: until when, and why.</summary>
    public static string Unseated(DateTimeOffset until, string reason) =>
        $"You are not seated again until {Moment(until)}; from then on whoever holds more than the lowest of the council is seated without asking. Their reason: {ReadableText.Plain(reason)}";

    /// <summary>For the member whose seat has gone with the eligibility.</summary>
    public const string Lapsed =
        "None of your wallets is eligible for it any more. When one is again, the seat does not come back with it: it is won anew, by holding more than the lowest of the council.";

    /// <summary>For the member whose seat is no more.</summary>
    public const string Dissolved =
        "The council has fewer seats now. You keep your place among the Fedaykin, and what former Naib have.";

    public static string Moment(DateTimeOffset at) => Invariant($"<t:{at.ToUnixTimeSeconds()}:f>");

    public static string Months(int months) => months == 0 ? "less than a month" : Count(months, "month");

    private static string Count(int number, string noun) => Invariant($"{number} {noun}{(number == 1 ? "" : "s")}");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
