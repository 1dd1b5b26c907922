using System.Globalization;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Eligibility;

namespace Guildhall.Sietch.Announcements;

/// <summary>The census: sums of all, and the threshold. Nobody stands in it. Pure.</summary>
internal static class CensusText
{
    private const int Unit = 18;

    public static string Of(IEnumerable<Standing> standings, PlaceRules places, SnapshotRow snapshot)
    {
        var all = standings.ToList();
        // Whoever is about to leave has no place any more, and a guest may have one of their own.
        var ranked = all.Where(standing => standing.Rank <= places.Eligible).ToList();
        var guests = all.Count(standing => standing.IsGuest && !(standing.Rank <= places.Eligible));
        var waiting = all.Count(standing => standing.Rank > places.Eligible && standing.Rank <= places.Waiting);
        var naib = ranked.Count(standing => standing.Rank <= places.Naib);
        var line = all.FirstOrDefault(standing => standing.Rank == places.Eligible);
        return string.Join(
            '\n',
            [
                Invariant(
                    $"**{ranked.Count}** of {places.Eligible} places are taken: {naib} of the Naib tier, {ranked.Count - naib} Fedaykin."
                ),
                .. guests > 0 ? [Invariant($"Guests: {guests}.")] : Array.Empty<string>(),
                Invariant($"Waiting, on the ranks {places.Eligible + 1} to {places.Waiting}: {waiting}."),
                line is null
                    ? "Threshold: none, there is a place for everybody who claims."
                    : $"Threshold, what the last place holds: **{line.Held.ToTokens(Unit, 4)} BGT**.",
                Invariant(
                    $"Held by the eligible together: {Sum(ranked)} BGT, of {snapshot.Wallets:N0} wallets that ever claimed."
                ),
            ]
        );
    }

    private static string Sum(IEnumerable<Standing> ranked) =>
        ranked.Aggregate(Wei.Zero, (sum, standing) => sum + standing.Held).ToTokens(Unit, 0);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
