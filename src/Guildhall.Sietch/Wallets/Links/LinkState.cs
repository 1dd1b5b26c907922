namespace Guildhall.Sietch.Wallets.Links;

/// <summary>Stored as lower-case text: do not rename.</summary>
internal enum LinkState
{
    /// <summary>At most one of a wallet in a community.</summary>
    Active,

    /// <summary>Proven by somebody while another has it; moves when the other does not object. At most one of a wallet.
    /// </summary>
    Pending,

    /// <summary>A claim that the holder has refused: it cannot be made again for a while.</summary>
    Refused,
}
