using System.Globalization;
using Guildhall.Sietch.Badges;
using Guildhall.Sietch.Eligibility;

namespace Guildhall.Sietch.Members.Directory;

/// <summary>One member as anybody may see them.</summary>
/// <param name="MemberSince">Of it only the month is to be shown: the day would lead to a wallet.</param>
internal sealed record RosterEntry(
    Profile Profile,
    Tier Tier,
    Tenure Tenure,
    DateTimeOffset MemberSince,
    IReadOnlyList<BadgeKind> Badges
)
{
    public string Nym => Profile.Nym ?? "";

    /// <summary>The month, such as <c>November 2026</c>.</summary>
    public string Since => MemberSince.UtcDateTime.ToString("MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>Months in their order.</summary>
    public int Month => (MemberSince.UtcDateTime.Year * 12) + MemberSince.UtcDateTime.Month;
}
