using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Eligibility;

namespace Guildhall.Sietch.Pages.Me;

/// <summary>How the best of a member's wallets stands: distances, never a rank. For the member alone. Pure.</summary>
/// <param name="Best">Null where none of the wallets is known.</param>
/// <param name="Above">What the next before holds more; null for the first.</param>
/// <param name="Below">What the next after holds less; null for the last.</param>
/// <param name="Entry">What is missing to the last place; null for one who has a place.</param>
internal sealed record OwnPlace(Standing? Best, Wei? Above, Wei? Below, Wei? Entry)
{
    public static OwnPlace Of(
        IEnumerable<Address> own,
        IReadOnlyDictionary<Address, Standing> standings,
        PlaceRules places
    )
    {
        var best = own.Select(wallet => standings.GetValueOrDefault(wallet))
            .OfType<Standing>()
            .OrderByDescending(standing => standing.Tier)
            .ThenBy(standing => standing.Rank ?? int.MaxValue)
            .FirstOrDefault();
        if (best?.Rank is not { } rank)
        {
            return new(best, null, null, null);
        }

        return new(
            best,
            HeldAt(rank - 1) is { } above ? Beyond(above, best.Held) : null,
            HeldAt(rank + 1) is { } below ? Beyond(best.Held, below) : null,
            rank > places.Eligible && HeldAt(places.Eligible) is { } entry ? Beyond(entry, best.Held) : null
        );

        Wei? HeldAt(int place) => standings.Values.FirstOrDefault(standing => standing.Rank == place)?.Held;
    }

    /// <summary>How much more the first is; nothing where it is not.</summary>
    public static Wei Beyond(Wei more, Wei less) => more > less ? more - less : Wei.Zero;
}
