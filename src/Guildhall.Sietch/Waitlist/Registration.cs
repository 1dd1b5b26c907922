using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Waitlist;

/// <summary>Somebody's place on the waiting list, as stored: which wallet it is for stands sealed with the link.</summary>
internal sealed record Registration(
    string Id,
    MemberId MemberId,
    LinkId LinkId,
    DateTimeOffset RegisteredAt,
    DateTimeOffset? EndedAt,
    RegistrationEnd? EndedWhy
);

/// <summary>Why somebody waits no more. Stored as text: do not rename.</summary>
internal enum RegistrationEnd
{
    Unregistered,

    /// <summary>There is a place for them.</summary>
    Eligible,

    /// <summary>They fell out of those who may wait.</summary>
    Dropped,

    /// <summary>The wallet is theirs no more.</summary>
    Unlinked,
}
