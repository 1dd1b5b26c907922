using Guildhall.Core.Storage;
using Guildhall.Sietch.Badges;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Gating.Roles;

namespace Guildhall.Sietch.Members.Editions;

/// <summary>Brings the edition as near to the truth as it may come, in the comparison of roles: after profiles have followed the
/// standings and the council is settled, so that it never has what holds for a second.</summary>
internal sealed class PublishEdition(Db db, ProfileBook profiles, BadgeBook badges, MemberTiers members) : IRoleWishes
{
    public Task AddAsync(RoleWishes wishes, CancellationToken cancellation) =>
        PublishAsync(wishes.Community, cancellation);

    /// <summary>Called again it changes nothing.</summary>
    public async Task PublishAsync(Community community, CancellationToken cancellation)
    {
        var tenant = community.Tenant;
        var onboarded = await profiles.OnboardedAsync(tenant, cancellation);
        var tiers = await members.AllAsync(tenant, cancellation);
        var held = await badges.AllAsync(tenant, cancellation);
        var actual = onboarded
            .Where(profile => profile.IsVisible)
            .ToDictionary(
                profile => profile.MemberId,
                profile => new MemberTruth(
                    tiers.GetValueOrDefault(profile.MemberId),
                    (held.GetValueOrDefault(profile.MemberId) ?? []).Select(badge => badge.Kind.Id).ToHashSet()
                )
            );
        await db.WriteAsync(
            async unit =>
            {
                var shown = await EditionBook.ReadAsync(unit, tenant);
                // Read after what is shown: whoever has come meanwhile is not taken for erased.
                var known = (await ProfileBook.OnboardedAsync(unit, tenant)).Select(profile => profile.MemberId);
                var erased = shown.Keys.Except(known).ToHashSet();
                var next = Edition.Next(shown, actual, erased, community.Places.Naib, unit.Now);
                await EditionBook.WriteAsync(unit, tenant, shown, next);
            },
            cancellation
        );
    }
}
