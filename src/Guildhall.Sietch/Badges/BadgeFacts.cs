namespace Guildhall.Sietch.Badges;

/// <summary>What badges are earned by, of one member.</summary>
internal sealed record BadgeFacts
{
    public required DateTimeOffset OnboardedAt { get; init; }

    /// <summary>When the community's first member was onboarded.</summary>
    public required DateTimeOffset LaunchedAt { get; init; }

    /// <summary>Activity points as they are now.</summary>
    public double Balance { get; init; }

    /// <summary>How many were onboarded before; of those who are gone, the founders.</summary>
    public long Before { get; init; }

    /// <summary>How many terms of the council had begun before the member's first; null for one who never sat in it.</summary>
    public long? TermsBefore { get; init; }

    /// <summary>Whether the badge is earned by itself at that moment.</summary>
    public bool Earn(BadgeKind kind, DateTimeOffset now) =>
        kind.Rule switch
        {
            BadgeRule.DaysFromLaunch => OnboardedAt - LaunchedAt <= TimeSpan.FromDays(kind.Value),
            BadgeRule.Days => now - OnboardedAt >= TimeSpan.FromDays(kind.Value),
            BadgeRule.Balance => Balance >= kind.Value,
            BadgeRule.FirstMembers => Before < kind.Value,
            BadgeRule.FirstTerms => TermsBefore < kind.Value,
            _ => false,
        };
}
