using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Threshold;

namespace Guildhall.Sietch.Positions;

/// <summary>How a member stands by the best of their wallets: distances, never a rank. For the member alone.</summary>
internal sealed record Position
{
    public required Band Band { get; init; }

    /// <summary>Let in without a rank.</summary>
    public bool IsGuest { get; init; }

    /// <summary>What the one before holds more; null for the first.</summary>
    public Wei? Above { get; init; }

    /// <summary>What the one after holds less; null for the last.</summary>
    public Wei? Below { get; init; }

    /// <summary>What is missing to the last place; null for one who has a place.</summary>
    public Wei? Entry { get; init; }

    /// <summary>The best single wallet counts.</summary>
    /// <returns>Null where none of them is known.</returns>
    public static Standing? BestOf(IEnumerable<Address> own, IReadOnlyDictionary<Address, Standing> standings) =>
        own.Select(wallet => standings.GetValueOrDefault(wallet))
            .OfType<Standing>()
            .OrderByDescending(standing => standing.Tier)
            .ThenBy(standing => standing.Rank ?? int.MaxValue)
            .FirstOrDefault();

    /// <param name="own">The member's wallets.</param>
    /// <param name="standings">As published.</param>
    /// <returns>Null where none of them has a rank or is a guest's.</returns>
    public static Position? TryOf(
        IEnumerable<Address> own,
        IReadOnlyDictionary<Address, Standing> standings,
        PlaceRules places
    )
    {
        if (BestOf(own, standings) is not { } best || (best.Rank is null && !best.IsGuest))
        {
            return null;
        }

        var isOnlyGuest = best.IsGuest && (best.Rank is null || best.Rank > places.Eligible);
        if (isOnlyGuest || best.Rank is not { } rank)
        {
            return new() { Band = Band.Safe, IsGuest = true };
        }

        var held = standings
            .Values.Where(standing =>
                standing.Rank is { } other && (Math.Abs(other - rank) == 1 || other == places.Eligible)
            )
            .ToDictionary(standing => standing.Rank!.Value, standing => standing.Held);
        return new()
        {
            Band = Bands.Of(best, places),
            Above = held.TryGetValue(rank - 1, out var above) ? above.Beyond(best.Held) : null,
            Below = held.TryGetValue(rank + 1, out var below) ? best.Held.Beyond(below) : null,
            Entry =
                rank > places.Eligible && held.TryGetValue(places.Eligible, out var entry)
                    ? entry.Beyond(best.Held)
                    : null,
        };
    }
}
