using Guildhall.Sietch.Gating.Roles;

namespace Guildhall.Sietch.Badges;

/// <summary>Which roles follow from badges. Pure.</summary>
internal static class BadgeRoles
{
    public const int EngagedBadges = 5;
    public const double EngagedPoints = 200;
    public const int TrustedBadges = 10;

    private const string Helper = "helper";

    public static TimeSpan VeteranAfter { get; } = TimeSpan.FromDays(90);

    public static bool AreEngaged(IReadOnlyCollection<string> badges) => badges.Count >= EngagedBadges;

    public static bool AreTrusted(IReadOnlyCollection<string> badges) =>
        badges.Count >= TrustedBadges || badges.Contains(Helper);

    /// <summary>Those that whoever sees the badges knows their holder to have, or to have had.</summary>
    public static IReadOnlyList<GatedRole> ToldBy(IReadOnlyCollection<string> badges)
    {
        var kinds = badges.Select(BadgeCatalogue.TryGet).OfType<BadgeKind>().ToList();
        var roles = new List<GatedRole>();
        if (
            AreEngaged(badges)
            || kinds.Exists(kind => kind is { Rule: BadgeRule.Balance, Value: >= (int)EngagedPoints })
        )
        {
            roles.Add(GatedRole.Engaged);
        }

        if (kinds.Exists(kind => kind.Rule == BadgeRule.Days))
        {
            roles.Add(GatedRole.Veteran);
        }

        if (AreTrusted(badges))
        {
            roles.Add(GatedRole.Trusted);
        }

        return roles;
    }
}
