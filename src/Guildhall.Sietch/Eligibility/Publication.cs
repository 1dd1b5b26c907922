using Guildhall.Sietch.Chain;

namespace Guildhall.Sietch.Eligibility;

/// <summary>What a ranking makes of the published standings: the next ones, and one change for each wallet that gained or
/// lost something. Pure.</summary>
internal sealed class Publication
{
    private readonly IReadOnlyDictionary<Address, Standing> before;
    private readonly Ranking ranking;
    private readonly PublicationTerms terms;

    private Publication(
        IReadOnlyDictionary<Address, Standing> before,
        Ranking ranking,
        IReadOnlyCollection<Address> guests,
        PublicationTerms terms
    )
    {
        this.before = before;
        this.ranking = ranking;
        this.terms = terms;
        After = ranking
            .Best.Select(place => place.Wallet)
            .Union(guests)
            .Union(before.Keys)
            .Select(Next)
            .Where(standing => standing.IsKept)
            .ToDictionary(standing => standing.Wallet);
        Changes = terms.IsBaseline ? [] : Compare();
        Leaving =
        [
            .. before
                .Values.Where(IsDoubtful)
                .OrderBy(standing => standing.Rank ?? int.MaxValue)
                .ThenBy(standing => standing.Wallet)
                .Select(standing => standing.Wallet),
        ];
    }

    public IReadOnlyDictionary<Address, Standing> After { get; }

    /// <summary>Empty for the first publication: nobody has come, all were there.</summary>
    public IReadOnlyList<PublishedChange> Changes { get; }

    /// <summary>Who would leave that no admin sent away and that no earlier sync saw going; by the ranks of before.</summary>
    public IReadOnlyList<Address> Leaving { get; }

    public int EligibleBefore => before.Values.Count(standing => standing is { IsEligible: true, IsGuest: false });

    /// <summary>By rank alone: guests and those who are about to leave are not among them.</summary>
    public int EligibleAfter => Math.Min(ranking.Best.Count, terms.Places.Eligible);

    /// <param name="before">As published last; empty before the first time.</param>
    /// <param name="ranking">The truth by the chain and the rulings.</param>
    /// <param name="guests">Who has access without a rank.</param>
    /// <param name="terms">As of when and by which rules.</param>
    public static Publication Of(
        IReadOnlyDictionary<Address, Standing> before,
        Ranking ranking,
        IReadOnlyCollection<Address> guests,
        PublicationTerms terms
    ) => new(before, ranking, guests, terms);

    private Standing Next(Address wallet)
    {
        var known = before.GetValueOrDefault(wallet);
        var rank = ranking.TryRank(wallet);
        var isGuest = ranking.IsGuest(wallet);
        var own = terms.Places.TierOf(rank);
        var next = new Standing
        {
            Wallet = wallet,
            Rank = rank,
            Tier = isGuest && own < Tier.Fedaykin ? Tier.Fedaykin : own,
            Held = ranking.HoldingOf(wallet).Held,
            Reason = ranking.WhyOf(wallet),
            IsGuest = isGuest,
            JoinedAt = known?.JoinedAt,
            LeftAt = known?.LeftAt,
            LeftCause = known?.LeftCause,
        };
        var wasEligible = known is { IsEligible: true };
        return (wasEligible, next.IsEligible) switch
        {
            (false, true) => next with { JoinedAt = terms.Now, LeftAt = null, LeftCause = null },
            (true, false) when !IsConfirmed(known!, next.Reason) => next with
            {
                Tier = Tier.Fedaykin,
                LeavingSince = known!.LeavingSince ?? terms.Block,
            },
            (true, false) => next with { LeftAt = terms.Now, LeftCause = next.Reason },
            _ => next,
        };
    }

    /// <summary>A burn and an admin's word count at once; a rank is seen twice, since one claim may turn it back.</summary>
    private bool IsConfirmed(Standing known, StandingReason why) =>
        known.IsGuest
        || why is StandingReason.Redeemed or StandingReason.Removed or StandingReason.Excluded
        || terms.IsConfirmed
        || (terms.IsSync && known.LeavingSince < terms.Block);

    private bool IsDoubtful(Standing known) =>
        known is { IsEligible: true, IsGuest: false, LeavingSince: null }
        && !ranking.IsGuest(known.Wallet)
        && terms.Places.TierOf(ranking.TryRank(known.Wallet)) < Tier.Fedaykin
        && ranking.WhyOf(known.Wallet) is not (StandingReason.Removed or StandingReason.Excluded);

    private IReadOnlyList<PublishedChange> Compare()
    {
        var (old, current) = (Tiers(before), Tiers(After));
        return
        [
            .. StandingChange
                .Between(old, current, ranking.WhyOf)
                .Select(change => new PublishedChange(
                    change with
                    {
                        Kind = IsReturn(change) ? ChangeKind.Restored : change.Kind,
                    },
                    old.GetValueOrDefault(change.Wallet),
                    current.GetValueOrDefault(change.Wallet),
                    After.GetValueOrDefault(change.Wallet)?.IsGuest ?? false
                )),
        ];
    }

    /// <summary>It was sent away by what the chain has taken back since: nobody undoes a burn or a missing claim.</summary>
    private bool IsReturn(StandingChange change) =>
        change.Kind == ChangeKind.Joined
        && before.GetValueOrDefault(change.Wallet)?.LeftCause is StandingReason.Redeemed or StandingReason.NeverClaimed
        && !ranking.IsPardoned(change.Wallet)
        && !ranking.IsGuest(change.Wallet);

    private static Dictionary<Address, Tier> Tiers(IReadOnlyDictionary<Address, Standing> standings) =>
        standings.ToDictionary(pair => pair.Key, pair => pair.Value.Tier);
}

/// <param name="Block">Up to which the ranking counts.</param>
/// <param name="IsSync">The chain was read for it; a ruling alone confirms nobody's leaving.</param>
/// <param name="IsBaseline">Nothing was published before.</param>
/// <param name="IsConfirmed">An admin has seen who leaves.</param>
internal sealed record PublicationTerms(
    PlaceRules Places,
    ulong Block,
    bool IsSync,
    bool IsBaseline,
    bool IsConfirmed,
    DateTimeOffset Now
);

internal sealed record PublishedChange(StandingChange Change, Tier Before, Tier After, bool IsGuest);
