using System.Globalization;
using Guildhall.Sietch.Badges;
using Guildhall.Sietch.Eligibility;

namespace Guildhall.Sietch.Members.Directory;

/// <summary>One member as anybody may see them. The day of their coming is not to be shown: it would lead to a wallet.</summary>
internal sealed record RosterEntry(Profile Profile, Tier Tier, Tenure Tenure, IReadOnlyList<HeldBadge> Badges)
{
    public string Nym => Profile.Nym ?? "";

    /// <summary>The month, such as <c>November 2026</c>.</summary>
    public string Since => Profile.OnboardedAt!.Value.UtcDateTime.ToString("MMMM yyyy", CultureInfo.InvariantCulture);
}
