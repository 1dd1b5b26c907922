using System.Globalization;

namespace Guildhall.Sietch.Council;

/// <summary>The council in words: nyms, seat numbers and times by the month. No rank, no amount.</summary>
internal static class CouncilText
{
    private const int Shown = 30;

    public static IReadOnlyList<string> Current(CouncilView view) =>
        [
            .. view.Seats.Select(seat =>
                Invariant(
                    $"Seat {seat.Number}: {Named(seat.Nym)}, since {seat.Since:MMMM yyyy}{(seat.IsFounding ? " · founding" : "")}"
                )
            ),
            .. view.Vacant > 0 ? [Invariant($"Vacant: {view.Vacant}.")] : Array.Empty<string>(),
        ];

    public static IReadOnlyList<string> Former(CouncilView view) =>
        view.Former.Count == 0
            ? ["Nobody has left the council yet."]
            :
            [
                .. view
                    .Former.Take(Shown)
                    .Select(former =>
                        Invariant(
                            $"{Named(former.Nym)}: {Days(former.Tenure)} in {Count(former.Terms, "term")}{(former.IsFounding ? " · founding" : "")}"
                        )
                    ),
                .. view.Former.Count > Shown
                    ? [Invariant($"And {view.Former.Count - Shown} more.")]
                    : Array.Empty<string>(),
            ];

    private static string Days(TimeSpan tenure) =>
        tenure < TimeSpan.FromDays(1) ? "less than a day" : Count((int)tenure.TotalDays, "day");

    private static string Count(int number, string noun) => Invariant($"{number} {noun}{(number == 1 ? "" : "s")}");

    private static string Named(string? nym) =>
        nym is null ? "a member who is not seen now" : $"**{nym.Replace("_", "\\_", StringComparison.Ordinal)}**";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
