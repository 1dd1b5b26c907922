namespace Guildhall.Sietch.Badges;

/// <summary>A kind of badge.</summary>
/// <param name="Id">Stored and typed in commands: do not rename.</param>
/// <param name="Description">What it is given for.</param>
/// <param name="Rule">What earns it by itself.</param>
/// <param name="Value">For rules with a number: days, points or places.</param>
internal sealed record BadgeKind(
    string Id,
    string Name,
    string Emoji,
    BadgeCategory Category,
    string Description,
    BadgeRule Rule,
    int Value = 0
)
{
    /// <summary>Earned by itself; an admin only gives back what was revoked.</summary>
    public bool IsAutomatic => Rule != BadgeRule.Admins;

    /// <summary>Admins give it: to others than those who earn it, too.</summary>
    public bool IsAwardable => Category is BadgeCategory.Contribution or BadgeCategory.Special;
}

internal enum BadgeCategory
{
    Tenure,
    Engagement,
    Contribution,
    Special,
}

internal enum BadgeRule
{
    /// <summary>By hand alone.</summary>
    Admins,

    /// <summary>Onboarded within so many days of the community's first.</summary>
    DaysFromLaunch,

    /// <summary>Onboarded so many days ago.</summary>
    Days,

    /// <summary>A balance of so many points.</summary>
    Balance,

    /// <summary>Among the first so many who were onboarded.</summary>
    FirstMembers,

    /// <summary>A holder of one of the council's first so many terms.</summary>
    FirstTerms,
}
