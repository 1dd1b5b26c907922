using Guildhall.Sietch.Chain;

namespace Guildhall.Sietch.Eligibility;

/// <summary>The strongest change of one wallet between two snapshots.</summary>
/// <param name="Cause">Why it left; null for every other change.</param>
internal sealed record StandingChange(Address Wallet, ChangeKind Kind, StandingReason? Cause)
{
    /// <summary>One change for each wallet that is or was eligible, in the order of the addresses.</summary>
    public static IReadOnlyList<StandingChange> Between(
        IReadOnlyDictionary<Address, Tier> before,
        IReadOnlyDictionary<Address, Tier> after,
        Func<Address, StandingReason> why
    ) =>
        [
            .. before
                .Keys.Union(after.Keys)
                .Order()
                .Select(wallet => TryFind(wallet, Of(before, wallet), Of(after, wallet), why))
                .OfType<StandingChange>(),
        ];

    private static StandingChange? TryFind(
        Address wallet,
        Tier before,
        Tier after,
        Func<Address, StandingReason> why
    ) =>
        (before >= Tier.Fedaykin, after >= Tier.Fedaykin) switch
        {
            (true, false) => new(wallet, ChangeKind.Left, why(wallet)),
            (false, true) => new(wallet, ChangeKind.Joined, null),
            (true, true) when after > before => new(wallet, ChangeKind.Rose, null),
            (true, true) when after < before => new(wallet, ChangeKind.Fell, null),
            _ => null,
        };

    private static Tier Of(IReadOnlyDictionary<Address, Tier> tiers, Address wallet) =>
        tiers.TryGetValue(wallet, out var tier) ? tier : Tier.None;
}

internal enum ChangeKind
{
    Joined,
    Left,

    /// <summary>Into the Naib tier.</summary>
    Rose,

    /// <summary>Out of the Naib tier, and still eligible.</summary>
    Fell,

    /// <summary>Eligible again, since the chain took back what had sent it away: no arrival.</summary>
    Restored,
}
