using Guildhall.Discord.Model;

namespace Guildhall.Sietch.Wallets.Links;

internal enum LinkResult
{
    Linked,

    /// <summary>It was theirs before.</summary>
    AlreadyTheirs,

    /// <summary>Somebody else has it and is asked; it moves unless they object.</summary>
    Claimed,

    /// <summary>A third one's claim to it is not settled.</summary>
    ClaimedByAnother,

    TooMany,
}

/// <param name="Link">The link made or found; null where none was.</param>
/// <param name="MovesAt">Of a claim.</param>
/// <param name="Holder">Who has it and is to be asked; only for a new claim.</param>
internal sealed record LinkOutcome(
    LinkResult Result,
    LinkId? Link = null,
    DateTimeOffset? MovesAt = null,
    Snowflake<User>? Holder = null
);

/// <summary>A wallet went from one to another; nobody had it where From is null.</summary>
internal sealed record WalletMove(Snowflake<User>? From, Snowflake<User> To);

/// <summary>A member's wallet, with somebody else's claim to it.</summary>
internal sealed record OwnWallet(WalletLink Link, WalletLink? Claim);

/// <summary>Somebody in Discord and one of their active wallets.</summary>
internal readonly record struct HeldWallet(Snowflake<User> User, Chain.Address Wallet)
{
    /// <summary>The person in their community.</summary>
    public MemberId Member { get; init; }

    public LinkId Link { get; init; }

    public override string ToString() => "HeldWallet";
}

/// <summary>An admin took a wallet from its member.</summary>
/// <param name="Next">Who had claimed it and has it now.</param>
internal sealed record Freed(MemberId Member, LinkId Link, Snowflake<User>? Next);

/// <summary>A wallet was taken from its member.</summary>
/// <param name="Next">Who had claimed it and has it now.</param>
internal sealed record Unlinked(Snowflake<User>? Next);
