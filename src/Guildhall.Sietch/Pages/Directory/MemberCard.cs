using Guildhall.Sietch.Eligibility;

namespace Guildhall.Sietch.Pages.Directory;

/// <summary>One member as anybody may see them: nothing of wallets, accounts and amounts.</summary>
/// <param name="Picture">A path of ours; null for none.</param>
/// <param name="Since">The month: the day would lead to a wallet.</param>
internal sealed record MemberCard(
    string Nym,
    string? Bio,
    string? Picture,
    Tier Tier,
    TenureCategory Tenure,
    int Badges,
    string Since
);

/// <summary>How long somebody has been a member, as others see it.</summary>
internal enum TenureCategory
{
    Member,
    Veteran,
    Elder,

    /// <summary>Came within 30 days of the opening.</summary>
    Og,
}
