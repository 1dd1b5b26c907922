using Guildhall.Sietch.Communities;

namespace Guildhall.Sietch.Eligibility.Following;

/// <summary>Acts on what is published, once for each news: a list of them is asked at once, and each minute, each for itself.</summary>
internal interface ISnapshotFollower
{
    /// <summary>Stable, kebab-case: under it is stored how far it has come.</summary>
    string Reader { get; }

    /// <summary>Does what follows from the newest snapshot and marks it seen, in one unit of its own; it may run again.</summary>
    Task FollowAsync(SnapshotNews news, CancellationToken cancellation);
}

/// <param name="Seen">The snapshot that the follower has dealt with last; 0 for none.</param>
/// <param name="Published">The newest, above that.</param>
internal sealed record SnapshotNews(Community Community, long Seen, long Published);
