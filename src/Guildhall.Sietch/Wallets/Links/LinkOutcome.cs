using Guildhall.Discord.Model;
using Guildhall.Sietch.Chain;

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

    /// <summary>Its holder has refused them a while ago.</summary>
    RefusedBefore,

    TooMany,
}

/// <param name="Link">The link made or found; null where none was.</param>
/// <param name="MovesAt">Of a claim; of one that was refused, from when on it can be made again.</param>
/// <param name="Holder">Who has it and is to be asked; only for a new claim.</param>
internal sealed record LinkOutcome(
    LinkResult Result,
    LinkId? Link = null,
    DateTimeOffset? MovesAt = null,
    MemberId? Holder = null
)
{
    /// <summary>What the member had linked before; only for a new link.</summary>
    public IReadOnlyList<Address> Others { get; init; } = [];

    public override string ToString() => $"LinkOutcome {Result}";
}

/// <summary>A wallet that a member had, and those that they have left.</summary>
internal sealed record LostWallet(MemberId Member, Address Wallet, IReadOnlyList<Address> Left)
{
    public override string ToString() => "LostWallet";
}

/// <summary>A claim that came true.</summary>
internal sealed record GrantedClaim(MemberId Member, LinkId Link);

/// <summary>A claim that its wallet's holder does not grant.</summary>
/// <param name="Until">Before that it cannot be made again.</param>
internal sealed record RefusedClaim(MemberId Member, DateTimeOffset Until);

/// <summary>A wallet went from one to another; nobody had it where From is null.</summary>
internal sealed record WalletMove(LostWallet? From, GrantedClaim To);

/// <summary>A member's wallet, with somebody else's claim to it.</summary>
internal sealed record OwnWallet(WalletLink Link, WalletLink? Claim);

/// <summary>Somebody in Discord and one of their active wallets.</summary>
internal readonly record struct HeldWallet(Snowflake<User> User, Address Wallet)
{
    /// <summary>The person in their community.</summary>
    public MemberId Member { get; init; }

    public LinkId Link { get; init; }

    public override string ToString() => "HeldWallet";
}

/// <summary>Everybody's active wallets, as far as their links can be read.</summary>
/// <param name="Doubtful">Members of whom a link is sealed with a key that is not here: by it they may stand better than they
/// seem to. Everybody, while there is one of which nobody knows whose it is.</param>
/// <param name="Lost">How many such links.</param>
/// <param name="AreOwnersKnown">Is it known of each whose it is?</param>
internal sealed record HeldWallets(
    IReadOnlyList<HeldWallet> Readable,
    IReadOnlyDictionary<MemberId, Snowflake<User>> Doubtful,
    int Lost,
    bool AreOwnersKnown
)
{
    /// <summary>Of those alone of whom nothing is in doubt.</summary>
    public IReadOnlyList<HeldWallet> Sure =>
        Doubtful.Count == 0 ? Readable : [.. Readable.Where(held => !Doubtful.ContainsKey(held.Member))];

    public override string ToString() => "HeldWallets";
}

/// <summary>An admin took a wallet from its member.</summary>
/// <param name="Next">Who had claimed it and has it now.</param>
internal sealed record Freed(LinkId Link, LostWallet Lost, GrantedClaim? Next);

/// <summary>A member let go of a wallet.</summary>
/// <param name="Lost">Null for what was no more than a claim.</param>
/// <param name="Next">Who had claimed it and has it now.</param>
internal sealed record Unlinked(LostWallet? Lost, GrantedClaim? Next);
