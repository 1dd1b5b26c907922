using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Members;
using Guildhall.Sietch.Members.Editions;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Council;

/// <summary>The council as anybody may see it. A role in Discord moves in the second in which a seat does, so nothing here
/// follows seats at once, and no seat has its number: whoever took another's would be known by that one. Pure.</summary>
/// <param name="Seats">By nym.</param>
/// <param name="Former">Those who sit no more; the longest tenure first, of equals by nym.</param>
/// <param name="Open">How many seats are vacant, or have a holder who is not shown yet.</param>
internal sealed record CouncilView(IReadOnlyList<SeatView> Seats, IReadOnlyList<FormerView> Former, int Open)
{
    /// <param name="terms">All of them.</param>
    /// <param name="shown">Whom the edition has: as Naib those who are shown with a seat, whoever has it by now.</param>
    /// <param name="seats">How many there are.</param>
    /// <param name="floor">Ends of terms are told by so many at once.</param>
    public static CouncilView Of(
        IReadOnlyList<Term> terms,
        IReadOnlyDictionary<MemberId, ShownMember> shown,
        int seats,
        int floor
    )
    {
        var own = terms.ToLookup(term => term.MemberId);
        var sitting = shown.Where(member => member.Value.Tier == Tier.Naib && own.Contains(member.Key)).ToList();
        return new(
            [
                .. sitting
                    .Select(member => new SeatView(
                        member.Value.Nym,
                        member.Value.Since,
                        own[member.Key].Any(term => term.IsFounding)
                    ))
                    .OrderBy(seat => seat.Nym, StringComparer.OrdinalIgnoreCase),
            ],
            [
                .. Told(terms, floor)
                    .GroupBy(term => term.MemberId)
                    .Where(member => shown.TryGetValue(member.Key, out var known) && known.Tier != Tier.Naib)
                    .Select(member => new FormerView(
                        shown[member.Key].Nym,
                        Months(member),
                        member.Count(),
                        member.Any(term => term.IsFounding)
                    ))
                    .OrderByDescending(former => former.Months)
                    .ThenBy(former => former.Nym, StringComparer.OrdinalIgnoreCase),
            ],
            Math.Max(0, seats - sitting.Count)
        );
    }

    /// <summary>The terms that ended, without the last few that are not enough to be told together.</summary>
    private static IEnumerable<Term> Told(IReadOnlyList<Term> terms, int floor)
    {
        var ended = terms
            .Where(term => !term.IsActive)
            .OrderBy(term => term.UnseatedAt)
            .ThenBy(term => term.Number)
            .ToList();
        return ended.Take(ended.Count / floor * floor);
    }

    // The days would be those for which one account had the role.
    private static int Months(IEnumerable<Term> terms) => (int)(terms.Sum(Days) / 30);

    private static double Days(Term term) => (term.UnseatedAt!.Value - term.SeatedAt).TotalDays;
}

/// <summary>A member as the edition has them.</summary>
/// <param name="Since">When the edition that has them in the tier came out: the seat's own day is a role's, and an account's.
/// </param>
internal sealed record ShownMember(string Nym, Tier Tier, DateTimeOffset Since)
{
    public static ShownMember Of(Profile profile, EditionEntry shown) => new(profile.Nym!, shown.Tier, shown.TierSince);
}

/// <param name="Since">To others by its month alone.</param>
internal sealed record SeatView(string Nym, DateTimeOffset Since, bool IsFounding);

/// <param name="Months">Of 30 days, of all their terms together; 0 for less than one.</param>
internal sealed record FormerView(string Nym, int Months, int Terms, bool IsFounding);
