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

    /// <summary>They have a seat in the council.</summary>
    NaibSeated,

    /// <summary>They waited, and there is a place for them.</summary>
    WaitlistEligible,

    /// <summary>They waited, and have fallen out of those who may.</summary>
    WaitlistDropped,

    /// <summary>An admin has taken a wallet from them.</summary>
    WalletFreed,

    /// <summary>An admin tries whether messages arrive.</summary>
    Test,
}
