using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Badges;
using Guildhall.Sietch.Eligibility;

namespace Guildhall.Sietch.Members.Directory;

/// <summary>The members of a community as they see one another: nobody hidden, nothing of wallets and accounts.</summary>
internal sealed class Roster(ProfileBook profiles, BadgeBook badges, MemberTiers tiers, TimeProvider time)
{
    /// <summary>In the order of their onboarding.</summary>
    public async Task<IReadOnlyList<RosterEntry>> ReadAsync(TenantId tenant, CancellationToken cancellation)
    {
        var onboarded = await profiles.OnboardedAsync(tenant, cancellation);
        if (onboarded.Count == 0)
        {
            return [];
        }

        var held = await badges.AllAsync(tenant, cancellation);
        var standing = await tiers.AllAsync(tenant, cancellation);
        var (launchedAt, now) = (onboarded[0].OnboardedAt!.Value, time.GetUtcNow());
        return
        [
            .. onboarded
                .Where(profile => profile.IsVisible)
                .Select(profile => new RosterEntry(
                    profile,
                    standing.GetValueOrDefault(profile.MemberId, Tier.None),
                    Tenures.Of(profile.OnboardedAt!.Value, launchedAt, now),
                    held.GetValueOrDefault(profile.MemberId) ?? []
                )),
        ];
    }

    /// <summary>By nym, in any case; null where nobody who is seen has it.</summary>
    public async Task<RosterEntry?> TryFindAsync(TenantId tenant, string nym, CancellationToken cancellation)
    {
        var key = ProfileBook.KeyOf(nym);
        return (await ReadAsync(tenant, cancellation)).FirstOrDefault(entry => ProfileBook.KeyOf(entry.Nym) == key);
    }
}
