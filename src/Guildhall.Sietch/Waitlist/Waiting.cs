using System.Globalization;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Threshold;

namespace Guildhall.Sietch.Waitlist;

/// <summary>How somebody who waits stands; for their own eyes. A place among the waiting is no secret: everybody sees those by
/// their wallets.</summary>
internal sealed record Waiting(Address Wallet, int? Place, Wei Held, Wei Distance)
{
    /// <summary>Null for one who has registered just now.</summary>
    public DateTimeOffset? Since { get; init; }

    public static Waiting Of(Standing standing, Published published, PlaceRules places)
    {
        var entry = published.Standings.Values.FirstOrDefault(other => other.Rank == places.Eligible)?.Held;
        return new(standing.Wallet, standing.Rank, standing.Held, (entry ?? Wei.Zero).Beyond(standing.Held));
    }

    public string Describe() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"`{Wallet.ToShort()}` stands at place {Place} with {TokenText.Of(Held)}; {TokenText.ToPass(Distance)} are missing to the last place inside."
        );
}
