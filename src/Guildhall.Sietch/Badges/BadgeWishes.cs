using Guildhall.Core.Storage;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Gating.Roles;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Badges;

/// <summary>The roles that follow from what members do: Engaged, Veteran and Trusted. Only those who are seen have them.</summary>
internal sealed class BadgeWishes(Db db, BadgeBook book, TimeProvider time) : IRoleWishes
{
    public async Task AddAsync(RoleWishes wishes, CancellationToken cancellation)
    {
        var tenant = wishes.Community.Tenant;
        var badges = await book.AllAsync(tenant, cancellation);
        var balances = await book.BalancesAsync(tenant, cancellation);
        foreach (var member in await db.QueryAsync<Seen>(BadgeSql.Seen, new { Tenant = tenant }, cancellation))
        {
            var held = badges.GetValueOrDefault(member.MemberId) ?? [];
            var roles = Of(held, balances.GetValueOrDefault(member.MemberId), member.OnboardedAt, time.GetUtcNow());
            foreach (var role in roles)
            {
                wishes.Give(member.UserId, role);
            }
        }
    }

    public static IEnumerable<GatedRole> Of(
        IReadOnlyList<HeldBadge> held,
        double balance,
        DateTimeOffset onboardedAt,
        DateTimeOffset now
    )
    {
        var badges = held.Select(badge => badge.Kind.Id).ToList();
        if (BadgeRoles.AreEngaged(badges) || balance >= BadgeRoles.EngagedPoints)
        {
            yield return GatedRole.Engaged;
        }

        if (now - onboardedAt >= BadgeRoles.VeteranAfter)
        {
            yield return GatedRole.Veteran;
        }

        if (BadgeRoles.AreTrusted(badges))
        {
            yield return GatedRole.Trusted;
        }
    }

    private sealed record Seen(Snowflake<User> UserId, MemberId MemberId, DateTimeOffset OnboardedAt);
}
