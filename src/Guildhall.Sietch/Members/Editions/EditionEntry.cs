using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Members.Editions;

/// <summary>A member as the others are shown them.</summary>
internal sealed record EditionEntry
{
    public required MemberId Member { get; init; }

    public required Tier Tier { get; init; }

    /// <summary>What they truly were when they were shown first.</summary>
    public required Tier CameAs { get; init; }

    /// <summary>When the edition came out that has them first: to the others they are members since then.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>When the edition came out that has them in this tier first.</summary>
    public required DateTimeOffset TierSince { get; init; }

    /// <summary>The same for those who came together and whom no badge has told apart since.</summary>
    public required string Cohort { get; init; }

    /// <summary>The ids of those that are shown.</summary>
    public IReadOnlySet<string> Badges { get; init; } = new HashSet<string>();
}

/// <summary>A member as they are.</summary>
/// <param name="Badges">The ids of those that they hold.</param>
internal sealed record MemberTruth(Tier Tier, IReadOnlySet<string> Badges);
