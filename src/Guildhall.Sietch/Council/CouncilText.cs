using System.Globalization;

namespace Guildhall.Sietch.Council;

/// <summary>The council in words: nyms and times by the month. No rank, no amount.</summary>
internal static class CouncilText
{
    private const int Shown = 30;

    public static IReadOnlyList<string> Current(CouncilView view) =>
        [
            .. view.Seats.Select(seat =>
                Invariant($"{Named(seat.Nym)}, since {seat.Since:MMMM yyyy}{(seat.IsFounding ? " · founding" : "")}")
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
                            $"{Named(former.Nym)}: {Months(former.Months)} in {Count(former.Terms, "term")}{(former.IsFounding ? " · founding" : "")}"
                        )
                    ),
                .. view.Former.Count > Shown
                    ? [Invariant($"And {view.Former.Count - Shown} more.")]
                    : Array.Empty<string>(),
            ];

    public static string Months(int months) => months == 0 ? "less than a month" : Count(months, "month");

    private static string Count(int number, string noun) => Invariant($"{number} {noun}{(number == 1 ? "" : "s")}");

    private static string Named(string nym) => $"**{nym.Replace("_", "\\_", StringComparison.Ordinal)}**";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
