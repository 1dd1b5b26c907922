namespace Guildhall.Sietch.Chain.Events;

/// <summary>The events that Sietch knows by itself. Source: github.com/berachain/contracts, and ERC-20 for Transfer.</summary>
internal static class KnownEvents
{
    /// <summary>A claim, as Berachain's reward vaults emit it; <c>to</c> receives.</summary>
    public static EventShape RewardPaid { get; } =
        EventShape.Parse("RewardPaid(address indexed account, address to, uint256 reward)");

    /// <summary>A claim, as the vaults of Synthetix emit it, from which Berachain's descend.</summary>
    public static EventShape PlainRewardPaid { get; } =
        EventShape.Parse("RewardPaid(address indexed user, uint256 reward)");

    /// <summary>A burn, where <c>to</c> is the zero address.</summary>
    public static EventShape Transfer { get; } =
        EventShape.Parse("Transfer(address indexed from, address indexed to, uint256 value)");

    /// <summary>The second witness of a burn.</summary>
    public static EventShape Redeem { get; } =
        EventShape.Parse("Redeem(address indexed from, address indexed receiver, uint256 amount)");

    public static EventShape VaultCreated { get; } =
        EventShape.Parse("VaultCreated(address indexed stakingToken, address indexed vault)");

    public static IReadOnlyList<EventShape> All { get; } =
    [RewardPaid, PlainRewardPaid, Transfer, Redeem, VaultCreated];
}
