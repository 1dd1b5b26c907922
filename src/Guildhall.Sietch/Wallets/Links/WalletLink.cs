using Guildhall.Sietch.Chain;

namespace Guildhall.Sietch.Wallets.Links;

/// <summary>A wallet of a member, opened.</summary>
/// <param name="ProvenAt">When they signed for it.</param>
/// <param name="MovesAt">For a pending one: when it becomes theirs.</param>
internal sealed record WalletLink(
    LinkId Id,
    MemberId Member,
    Address Wallet,
    LinkState State,
    DateTimeOffset ProvenAt,
    DateTimeOffset? MovesAt
)
{
    // Never both in one line, not even in a debugger's log.
    public override string ToString() => $"Link {Id}";
}
