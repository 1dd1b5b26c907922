using System.Text.Json;
using Guildhall.Sietch.Chain;

namespace Guildhall.Sietch.Eligibility;

/// <summary>A publication with what it was made of, as rows.</summary>
internal sealed record Draft(
    Proposal Proposal,
    Counted Counted,
    EligibilityState State,
    int Wallets,
    Ranking Ranking,
    IReadOnlyDictionary<Address, Standing> Before,
    Publication Publication
)
{
    public required DateTimeOffset At { get; init; }

    /// <summary>Null where it may be published.</summary>
    public string? WhyHeld =>
        // An empty list that was confirmed stays one without being asked about again.
        State.Snapshot > 0
        && Publication is { EligibleBefore: 0, EligibleAfter: 0 }
            ? null
            : Proposal.Community.Brake.Check(
                Publication.EligibleBefore,
                Publication.EligibleAfter,
                Publication.Leaving.Count
            );

    /// <summary>Those that differ from what is stored.</summary>
    public IEnumerable<object> Puts() =>
        Publication
            .After.Values.Where(standing => Before.GetValueOrDefault(standing.Wallet) != standing)
            .Select(standing => new
            {
                Proposal.Community.Tenant,
                Wallet = standing.Wallet.ToArray(),
                standing.Rank,
                Tier = standing.Tier.ToString(),
                Held = standing.Held.ToArray(),
                Reason = standing.Reason.ToString(),
                IsGuest = Flag(standing.IsGuest),
                LeavingSince = (long?)standing.LeavingSince,
                standing.JoinedAt,
                standing.LeftAt,
                LeftCause = standing.LeftCause?.ToString(),
            });

    public IEnumerable<object> Drops() =>
        Before
            .Keys.Where(wallet => !Publication.After.ContainsKey(wallet))
            .Select(wallet => new { Proposal.Community.Tenant, Wallet = wallet.ToArray() });

    public IEnumerable<object> ChangesOf(long snapshot) =>
        Publication.Changes.Select(change => new
        {
            Proposal.Community.Tenant,
            Snapshot = snapshot,
            Wallet = change.Change.Wallet.ToArray(),
            Kind = change.Change.Kind.ToString(),
            Cause = change.Change.Cause?.ToString(),
            Before = change.Before.ToString(),
            After = change.After.ToString(),
            IsGuest = Flag(change.IsGuest),
            Now = At,
        });

    public object SnapshotOf(long number) =>
        new
        {
            Proposal.Community.Tenant,
            Next = number,
            Proposal.Cause,
            Chain = (long)Proposal.Community.Chain.Id,
            Block = (long)Counted.At.Number,
            Hash = Counted.At.Hash.ToArray(),
            Wallets,
            Eligible = Publication.EligibleAfter,
            Contracts = Counted.Contracts.ToString(),
            Places = JsonSerializer.Serialize(
                (IReadOnlyList<KeptPlace>)[.. Ranking.Best.Select(place => KeptPlace.Of(place, Ranking))],
                SietchJson.Default.IReadOnlyListKeptPlace
            ),
            Now = At,
        };

    /// <param name="why">What the brake says.</param>
    /// <param name="now">Of the unit.</param>
    public object HoldOf(string why, DateTimeOffset now) =>
        new
        {
            Proposal.Community.Tenant,
            Block = (long)Counted.At.Number,
            Hash = Counted.At.Hash.ToArray(),
            Why = why,
            Leaving = Publication.Leaving.Count,
            Eligible = Publication.EligibleAfter,
            Wallets = string.Join(' ', Publication.Leaving),
            By = "system",
            UpTo = long.MaxValue,
            Now = now,
        };

    private static long Flag(bool isSo) => isSo ? 1 : 0;
}

/// <summary>One place as a snapshot keeps it: amounts in decimal digits.</summary>
internal sealed record KeptPlace(string Wallet, string Claimed, string Burned, string Held)
{
    public static KeptPlace Of(Place place, Ranking ranking)
    {
        var holding = ranking.HoldingOf(place.Wallet);
        return new(place.Wallet.ToString(), $"{holding.Claimed}", $"{holding.Burned}", $"{place.Held}");
    }
}
