using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Eligibility;

namespace Guildhall.Sietch.Threshold;

/// <summary>Where the line between in and out runs, by a ranking in order. Pure.</summary>
/// <param name="Entry">What the last place holds; nothing while there are free places, for then any claim is enough.</param>
/// <param name="Gap">What the first after it lacks; null where nobody stands there.</param>
internal sealed record Bar(Wei Entry, int Eligible, int Waiting, Wei? Gap, IReadOnlyList<Aspirant> First)
{
    private const int Shown = 5;

    /// <param name="order">The best wallet first.</param>
    /// <param name="places">How many there are.</param>
    public static Bar Of(IReadOnlyList<(Address Wallet, Wei Held)> order, PlaceRules places)
    {
        var entry = order.Count >= places.Eligible ? order[places.Eligible - 1].Held : Wei.Zero;
        var waiting = order.Take(places.Waiting).Skip(places.Eligible).ToList();
        return new(
            entry,
            Math.Min(order.Count, places.Eligible),
            waiting.Count,
            waiting.Count == 0 ? null : entry.Beyond(waiting[0].Held),
            [
                .. waiting
                    .Take(Shown)
                    .Select((place, i) => new Aspirant(places.Eligible + i + 1, place.Wallet, place.Held, entry)),
            ]
        );
    }

    public static Bar Of(IEnumerable<Standing> standings, PlaceRules places) =>
        Of(
            [
                .. standings
                    .Where(standing => standing.Rank is not null)
                    .OrderBy(standing => standing.Rank)
                    .Select(standing => (standing.Wallet, standing.Held)),
            ],
            places
        );
}

/// <summary>Somebody of the first who wait: known by their wallet alone.</summary>
internal sealed record Aspirant(int Position, Address Wallet, Wei Held, Wei Entry)
{
    public Wei Distance => Entry.Beyond(Held);
}
