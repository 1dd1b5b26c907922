using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Members.Directory;

namespace Guildhall.Sietch.Pages.Directory;

/// <summary>One member as anybody may see them: nothing of wallets, accounts and amounts.</summary>
/// <param name="Picture">A path of ours; null for none.</param>
/// <param name="Since">The month: the day would lead to a wallet.</param>
internal sealed record MemberCard(
    string Nym,
    string? Bio,
    string? Picture,
    Tier Tier,
    Tenure Tenure,
    int Badges,
    string Since
);
