using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Members.Directory;
using Guildhall.Sietch.Members.Pictures;

namespace Guildhall.Sietch.Pages.Directory;

/// <summary>The members as anybody may see them, who may be watching the chain too: as members see one another.</summary>
internal sealed class MemberCards(Roster roster, MemberPictures pictures)
{
    /// <summary>By the month of their coming and then by nym.</summary>
    public async Task<IReadOnlyList<MemberCard>> ReadAsync(TenantId tenant, CancellationToken cancellation) =>
        [
            .. (await roster.ReadAsync(tenant, cancellation))
                // Within a month the order would tell what the card does not.
                .OrderBy(entry => entry.Month)
                .ThenBy(entry => entry.Nym, StringComparer.OrdinalIgnoreCase)
                .Select(CardOf),
        ];

    private MemberCard CardOf(RosterEntry entry) =>
        new(
            entry.Nym,
            entry.Profile.Bio,
            pictures.TryAddress(entry.Profile, entry.Tier)?.PathAndQuery,
            entry.Tier,
            entry.Tenure,
            entry.Badges.Count,
            entry.Since
        );
}
