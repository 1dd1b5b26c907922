using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Council;

internal enum CouncilEvent
{
    Seated,

    /// <summary>Somebody who holds more has the seat now.</summary>
    Bumped,

    /// <summary>None of their wallets is eligible any more.</summary>
    Lapsed,

    /// <summary>The council has fewer seats.</summary>
    Dissolved,

    /// <summary>Somebody who holds more could take the seat as soon as they finish the onboarding.</summary>
    Threatened,
}

/// <summary>What becomes of a seat is told to its member, in the unit in which it happens.</summary>
/// <param name="term">Of which it is told once.</param>
internal delegate Task CouncilNews(Unit unit, TenantId tenant, MemberId member, CouncilEvent happened, long term);
