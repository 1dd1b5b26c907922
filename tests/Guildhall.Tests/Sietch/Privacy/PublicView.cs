using Guildhall.Sietch.Eligibility;

namespace Guildhall.Tests.Sietch.Privacy;

/// <summary>What anybody could have written down after each sync.</summary>
internal sealed class PublicView
{
    /// <summary>Nym → the tier shown for it, sync by sync.</summary>
    public List<IReadOnlyDictionary<string, Tier>> Nyms { get; } = [];

    /// <summary>Wallet → the tier that the gate answers for it; or Discord user → the tier of the role that they wear.</summary>
    public List<IReadOnlyDictionary<string, Tier>> Others { get; } = [];
}
