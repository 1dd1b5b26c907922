namespace Guildhall.Sietch.Eligibility;

/// <summary>How many places there are.</summary>
internal sealed record PlaceRules
{
    /// <summary>The first so many are of the Naib tier: 1–100. Default 7.</summary>
    public int Naib { get; init; } = 7;

    /// <summary>So many are eligible: from the Naib's number up to 10,000. Default 69.</summary>
    public int Eligible { get; init; } = 69;

    /// <summary>So far the waiting list reaches. Default 100.</summary>
    public int Waiting { get; init; } = 100;

    /// <summary>So many ranks are kept in a snapshot, at least 10 beyond the waiting list. Default 110.</summary>
    public int Kept { get; init; } = 110;

    public Tier TierOf(int? rank) =>
        rank is null || rank > Waiting ? Tier.None
        : rank > Eligible ? Tier.Waiting
        : rank > Naib ? Tier.Fedaykin
        : Tier.Naib;
}

internal enum Tier
{
    None,
    Waiting,
    Fedaykin,
    Naib,
}
