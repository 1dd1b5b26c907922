using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Council;

/// <summary>One member's time on one seat.</summary>
/// <param name="Number">Counted from 1 in a community, in the order in which terms began, those that were erased included.
/// </param>
/// <param name="Reason">Null while it lasts.</param>
/// <param name="BarredUntil">Before that moment the member is not seated again; null for no bar.</param>
internal sealed record Term(
    long Number,
    int Seat,
    MemberId MemberId,
    DateTimeOffset SeatedAt,
    DateTimeOffset? UnseatedAt,
    UnseatReason? Reason,
    DateTimeOffset? BarredUntil
)
{
    /// <summary>Those of the first seven terms ever founded the council.</summary>
    public const int Founding = 7;

    public bool IsFounding => Number <= Founding;

    public bool IsActive => UnseatedAt is null;

    public TimeSpan LengthAt(DateTimeOffset now) => (UnseatedAt ?? now) - SeatedAt;
}
