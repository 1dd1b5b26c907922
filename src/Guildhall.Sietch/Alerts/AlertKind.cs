namespace Guildhall.Sietch.Alerts;

/// <summary>What a member is told about. Stored as text: do not rename.</summary>
internal enum AlertKind
{
    /// <summary>Their place has moved from one band to another.</summary>
    Position,

    /// <summary>Their place is one of the last.</summary>
    AtRisk,

    /// <summary>Somebody could take their seat in the council.</summary>
    NaibThreat,

    /// <summary>Their seat went to somebody who holds more.</summary>
    NaibBump,

    /// <summary>An admin has taken their seat.</summary>
    NaibUnseated,

    /// <summary>Their seat has ended, and nobody has taken it from them.</summary>
    NaibLost,

    /// <summary>They have a seat in the council.</summary>
    NaibSeated,

    /// <summary>They waited, and there is a place for them.</summary>
    WaitlistEligible,

    /// <summary>They waited, and have fallen out of those who may.</summary>
    WaitlistDropped,

    /// <summary>An admin has taken a wallet from them.</summary>
    WalletFreed,

    /// <summary>Somebody has proven a wallet of theirs.</summary>
    WalletClaimed,

    /// <summary>What they claimed is theirs.</summary>
    WalletGranted,

    /// <summary>The holder of what they claimed has objected.</summary>
    WalletRefused,

    /// <summary>A wallet of theirs went to the one who claimed it.</summary>
    WalletMoved,

    /// <summary>They are not eligible any more.</summary>
    Left,

    /// <summary>Eligible again, after they were told that they are not.</summary>
    Returned,

    /// <summary>Into the Naib tier, by what they hold.</summary>
    Rose,

    /// <summary>Out of the Naib tier, and still eligible.</summary>
    Fell,

    /// <summary>They may come in: the wizard is offered to them.</summary>
    Onboarding,

    /// <summary>An admin has given them a badge.</summary>
    BadgeAwarded,

    /// <summary>An admin has taken a badge from them.</summary>
    BadgeRevoked,

    /// <summary>An admin tries whether messages arrive.</summary>
    Test,
}
