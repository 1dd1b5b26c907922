using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Council;

/// <summary>What happens to a seat.</summary>
/// <param name="Why">Null where the member takes the seat.</param>
/// <param name="By">Who takes it instead; null where nobody did that.</param>
internal sealed record SeatChange(int Number, MemberId Member, UnseatReason? Why, MemberId? By);

/// <summary>Stored as text: do not rename.</summary>
internal enum UnseatReason
{
    /// <summary>Somebody holds more.</summary>
    Bumped,

    LeftServer,

    Ineligible,

    /// <summary>By an admin.</summary>
    Manual,
}
