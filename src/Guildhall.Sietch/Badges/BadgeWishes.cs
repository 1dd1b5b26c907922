using Guildhall.Core.Storage;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Gating.Roles;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Badges;

/// <summary>The roles that follow from what members do: Engaged, Veteran and Trusted. Only those who are seen have them.</summary>
internal sealed class BadgeWishes(Db db, BadgeBook book, TimeProvider time) : IRoleWishes
{
    public const int EngagedBadges = 5;
    public const double EngagedPoints = 200;
    public const int TrustedBadges = 10;

    private const string Helper = "helper";

    public static TimeSpan VeteranAfter { get; } = TimeSpan.FromDays(90);

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
        if (held.Count >= EngagedBadges || balance >= EngagedPoints)
        {
            yield return GatedRole.Engaged;
        }

        if (now - onboardedAt >= VeteranAfter)
        {
            yield return GatedRole.Veteran;
        }

        if (held.Count >= TrustedBadges || held.Any(badge => badge.Kind.Id == Helper))
        {
            yield return GatedRole.Trusted;
        }
    }

    private sealed record Seen(Snowflake<User> UserId, MemberId MemberId, DateTimeOffset OnboardedAt);
}
