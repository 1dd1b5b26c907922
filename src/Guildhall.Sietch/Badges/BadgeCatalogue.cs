using Guildhall.Sietch.Council;
using Guildhall.Sietch.Members;

namespace Guildhall.Sietch.Badges;

/// <summary>The badges there are, in the order in which they are shown.</summary>
internal static class BadgeCatalogue
{
    public static IReadOnlyList<BadgeKind> All { get; } =
    [
        new("og", "OG", "🏺", BadgeCategory.Tenure, "Came within 30 days of the opening", BadgeRule.DaysFromLaunch, 30),
        new("veteran", "Veteran", "🎖️", BadgeCategory.Tenure, "A member for 90 days", BadgeRule.Days, 90),
        new("elder", "Elder", "🦉", BadgeCategory.Tenure, "A member for 180 days", BadgeRule.Days, 180),
        new("consistent", "Consistent", "💧", BadgeCategory.Engagement, "50 points of activity", BadgeRule.Balance, 50),
        new("dedicated", "Dedicated", "🔥", BadgeCategory.Engagement, "200 points of activity", BadgeRule.Balance, 200),
        new("devoted", "Devoted", "🌟", BadgeCategory.Engagement, "500 points of activity", BadgeRule.Balance, 500),
        new("helper", "Helper", "🤝", BadgeCategory.Contribution, "Helps others; admins see it", BadgeRule.Admins),
        new(
            "contributor",
            "Contributor",
            "🛠️",
            BadgeCategory.Contribution,
            "Made something for all",
            BadgeRule.Admins
        ),
        new(
            "founding_fedaykin",
            "Founding Fedaykin",
            "⚔️",
            BadgeCategory.Special,
            "Among the first 69 members",
            BadgeRule.FirstMembers,
            Profile.Founders
        ),
        new(
            "founding_naib",
            "Founding Naib",
            "👑",
            BadgeCategory.Special,
            "Held one of the council's first seven terms",
            BadgeRule.FirstTerms,
            Term.Founding
        ),
    ];

    /// <summary>Null for a word that names none.</summary>
    public static BadgeKind? TryGet(string id) =>
        All.FirstOrDefault(kind => string.Equals(kind.Id, id.Trim(), StringComparison.OrdinalIgnoreCase));
}
