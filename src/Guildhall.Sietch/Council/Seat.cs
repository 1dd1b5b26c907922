using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Council;

/// <param name="Number">1 to the number of seats; of a holder's term it never changes.</param>
/// <param name="Since">Of two holders with equal amounts the later one falls.</param>
internal sealed record Seat(int Number, MemberId Member, DateTimeOffset Since);
