using Guildhall.Core.Tenancy;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Announcements;

/// <summary>What a member is told of their own standing. Stored as text: do not rename.</summary>
internal enum NoticeKind
{
    Left,

    /// <summary>Eligible again, after they were told that they are not.</summary>
    Returned,

    /// <summary>Into the Naib tier.</summary>
    Rose,

    /// <summary>Out of the Naib tier, and still eligible.</summary>
    Fell,
}

/// <summary>What one snapshot changed for one person, by the best of their wallets.</summary>
/// <param name="Cause">Why they left; null for every other kind.</param>
internal sealed record Notice(Snowflake<User> User, long Snapshot, NoticeKind Kind, StandingReason? Cause);

/// <summary>A notice on its way. It names no wallet.</summary>
internal sealed record NoticeRow(
    TenantId TenantId,
    MemberId MemberId,
    long Snapshot,
    NoticeKind Kind,
    StandingReason? Cause,
    string Reference,
    string State
);
