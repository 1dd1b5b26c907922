using System.Collections.Frozen;
using Guildhall.Sietch.Chain;

namespace Guildhall.Sietch.Eligibility;

/// <summary>The best wallets of a ledger in a total order: more before less, the earlier first claim before the later, the
/// lower address before the higher. One burn of any amount excludes for ever.</summary>
internal sealed class Ranking
{
    private readonly Ledger ledger;
    private readonly FrozenDictionary<Address, Ruling[]> rulings;
    private readonly FrozenDictionary<Address, int> ranks;
    private readonly PlaceRules rules;

    private Ranking(Ledger ledger, FrozenDictionary<Address, Ruling[]> rulings, PlaceRules rules)
    {
        this.ledger = ledger;
        this.rulings = rulings;
        this.rules = rules;
        Best = Select();
        ranks = Best.Select((place, position) => (place.Wallet, position + 1))
            .ToFrozenDictionary(pair => pair.Wallet, pair => pair.Item2);
    }

    /// <summary>The first <see cref="PlaceRules.Kept"/> in order.</summary>
    public IReadOnlyList<Place> Best { get; }

    /// <param name="rulings">Those in force.</param>
    public static Ranking Of(Ledger ledger, IEnumerable<Ruling> rulings, PlaceRules rules) =>
        new(
            ledger,
            rulings.GroupBy(ruling => ruling.Wallet).ToFrozenDictionary(group => group.Key, group => group.ToArray()),
            rules
        );

    /// <summary>Why this wallet has its rank, or has none.</summary>
    public Explanation Explain(Address wallet)
    {
        var holding = ledger[wallet];
        var held = HeldOf(wallet, holding, out var reason);
        var rank = reason is null ? RankOf(wallet, held, holding) : (int?)null;
        var isGuest = IsGuest(wallet);
        return new()
        {
            Wallet = wallet,
            Holding = holding,
            Rank = rank,
            Tier = rules.TierOf(rank),
            Reason = reason ?? (rank <= rules.Eligible ? StandingReason.Ranked : StandingReason.BelowTheLine),
            IsGuest = isGuest,
            Rulings = Of(wallet),
        };
    }

    /// <summary>Null for a wallet that is not among the best that are kept.</summary>
    public int? TryRank(Address wallet) => ranks.TryGetValue(wallet, out var rank) ? rank : null;

    public Holding HoldingOf(Address wallet) => ledger[wallet];

    public bool IsGuest(Address wallet) => Has(wallet, RulingKind.Guest);

    public bool IsPardoned(Address wallet) => Has(wallet, RulingKind.Pardon);

    /// <summary>As <see cref="Explain"/> says it, without counting the ranks beyond those that are kept.</summary>
    public StandingReason WhyOf(Address wallet)
    {
        HeldOf(wallet, ledger[wallet], out var reason);
        return reason ?? (TryRank(wallet) <= rules.Eligible ? StandingReason.Ranked : StandingReason.BelowTheLine);
    }

    private List<Place> Select()
    {
        var best = new PriorityQueue<Place, Place>(Comparer<Place>.Create((left, right) => right.CompareTo(left)));
        foreach (var (wallet, holding) in ledger.All)
        {
            var held = HeldOf(wallet, holding, out var reason);
            if (reason is not null)
            {
                continue;
            }

            var place = new Place(wallet, held, holding.FirstClaim);
            if (best.Count < rules.Kept)
            {
                best.Enqueue(place, place);
            }
            else if (place.CompareTo(best.Peek()) < 0)
            {
                best.EnqueueDequeue(place, place);
            }
        }

        return [.. best.UnorderedItems.Select(item => item.Element).Order()];
    }

    /// <param name="reason">Null when the wallet has a rank.</param>
    private Wei HeldOf(Address wallet, Holding holding, out StandingReason? reason)
    {
        var own = Of(wallet);
        var pardon = own.FirstOrDefault(ruling => ruling.Kind == RulingKind.Pardon);
        var isBurnForgiven = holding.LastBurn is not { } burn || (pardon is not null && burn <= pardon.UpToBlock);
        reason =
            Array.Exists(own, ruling => ruling.Kind == RulingKind.Exclude) ? StandingReason.Excluded
            : Array.Exists(own, ruling => ruling.Kind == RulingKind.Remove) ? StandingReason.Removed
            : !holding.HasClaimed ? StandingReason.NeverClaimed
            : !isBurnForgiven ? StandingReason.Redeemed
            : null;
        return holding.Held;
    }

    private int RankOf(Address wallet, Wei held, Holding holding)
    {
        if (ranks.TryGetValue(wallet, out var rank))
        {
            return rank;
        }

        var place = new Place(wallet, held, holding.FirstClaim);
        return 1
            + ledger.All.Count(other =>
            {
                var theirs = HeldOf(other.Key, other.Value, out var reason);
                return reason is null && new Place(other.Key, theirs, other.Value.FirstClaim).CompareTo(place) < 0;
            });
    }

    private bool Has(Address wallet, RulingKind kind) => Array.Exists(Of(wallet), ruling => ruling.Kind == kind);

    private Ruling[] Of(Address wallet) => rulings.GetValueOrDefault(wallet) ?? [];
}

/// <summary>A wallet in the total order; the better one is the smaller.</summary>
internal readonly record struct Place(Address Wallet, Wei Held, Moment FirstClaim) : IComparable<Place>
{
    public int CompareTo(Place other)
    {
        var byHeld = other.Held.CompareTo(Held);
        var byClaim = byHeld != 0 ? byHeld : FirstClaim.CompareTo(other.FirstClaim);
        return byClaim != 0 ? byClaim : Wallet.CompareTo(other.Wallet);
    }
}
