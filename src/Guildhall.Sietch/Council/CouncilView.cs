using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Council;

/// <summary>The council as members see it. Pure.</summary>
/// <param name="Seats">By their numbers, as stored; those that are vacant are not among them.</param>
/// <param name="Former">Those who sit no more; the longest tenure first.</param>
/// <param name="Vacant">How many seats nobody holds.</param>
internal sealed record CouncilView(IReadOnlyList<SeatView> Seats, IReadOnlyList<FormerView> Former, int Vacant)
{
    /// <param name="terms">All of them.</param>
    /// <param name="nyms">Of those who may be seen.</param>
    /// <param name="seats">How many there are.</param>
    public static CouncilView Of(
        IReadOnlyList<Term> terms,
        IReadOnlyDictionary<MemberId, string> nyms,
        int seats,
        DateTimeOffset now
    )
    {
        var own = terms.ToLookup(term => term.MemberId);
        var active = terms.Where(term => term.IsActive).OrderBy(term => term.Seat).ToList();
        var sitting = active.Select(term => term.MemberId).ToHashSet();
        return new(
            [
                .. active.Select(term => new SeatView(
                    term.Seat,
                    nyms.GetValueOrDefault(term.MemberId),
                    term.SeatedAt,
                    own[term.MemberId].Any(earlier => earlier.IsFounding)
                )),
            ],
            [
                .. own.Where(member => !sitting.Contains(member.Key) && nyms.ContainsKey(member.Key))
                    .Select(member => new FormerView(
                        nyms[member.Key],
                        TimeSpan.FromTicks(member.Sum(term => term.LengthAt(now).Ticks)),
                        member.Count(),
                        member.Any(term => term.IsFounding)
                    ))
                    .OrderByDescending(former => former.Tenure)
                    .ThenBy(former => former.Nym, StringComparer.OrdinalIgnoreCase),
            ],
            Math.Max(0, seats - active.Count)
        );
    }
}

/// <param name="Nym">Null for a holder who is not seen at the moment.</param>
/// <param name="Since">To others by its month alone.</param>
internal sealed record SeatView(int Number, string? Nym, DateTimeOffset Since, bool IsFounding);

/// <param name="Tenure">Of all their terms together.</param>
internal sealed record FormerView(string Nym, TimeSpan Tenure, int Terms, bool IsFounding);
