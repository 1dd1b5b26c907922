using System.Collections.Concurrent;
using System.Globalization;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Badges;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Members;
using Guildhall.Sietch.Members.Directory;
using Guildhall.Sietch.Members.Pictures;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Pages.Directory;

/// <summary>The members as anybody may see them, who may be watching the chain too; at most a minute old, so that a page that
/// anybody loads opens the vault seldom.</summary>
internal sealed class MemberCards(
    Db db,
    ProfileBook profiles,
    MemberTiers members,
    BadgeBook badges,
    MemberPictures pictures,
    TimeProvider time
)
{
    private static readonly TimeSpan fresh = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<TenantId, Kept> kept = new();

    /// <summary>Those who are shown, in the order of their onboarding.</summary>
    public async Task<IReadOnlyList<MemberCard>> ReadAsync(Community community, CancellationToken cancellation)
    {
        var (tenant, now) = (community.Tenant, time.GetUtcNow());
        if (kept.TryGetValue(tenant, out var known) && now - known.At < fresh && now >= known.At)
        {
            return known.Cards;
        }

        var onboarded = await profiles.OnboardedAsync(tenant, cancellation);
        var shown = await FollowAsync(community, onboarded, cancellation);
        var opened = onboarded.Count == 0 ? now : onboarded[0].OnboardedAt!.Value;
        var held = await badges.AllAsync(tenant, cancellation);
        IReadOnlyList<MemberCard> cards =
        [
            .. onboarded
                .Where(profile => shown.ContainsKey(profile.MemberId))
                .Select(profile =>
                    CardOf(profile, shown[profile.MemberId], opened, held.GetValueOrDefault(profile.MemberId))
                ),
        ];
        kept[tenant] = new(now, cards);
        return cards;
    }

    /// <summary>Brings the directory as near to the truth as it may come.</summary>
    private async Task<IReadOnlyDictionary<MemberId, Tier>> FollowAsync(
        Community community,
        IReadOnlyList<Profile> onboarded,
        CancellationToken cancellation
    )
    {
        var tenant = community.Tenant;
        var shown = (await db.QueryAsync<Shown>(EditionSql.Shown, new { Tenant = tenant }, cancellation)).ToDictionary(
            row => row.MemberId,
            row => row.Tier
        );
        var visible = onboarded.Where(profile => profile.IsVisible).ToList();
        var tiers = await members.AllAsync(tenant, cancellation);
        var next = Edition.Next(
            shown,
            visible.ToDictionary(profile => profile.MemberId, profile => tiers.GetValueOrDefault(profile.MemberId)),
            shown.Keys.Except(onboarded.Select(profile => profile.MemberId)).ToHashSet(),
            community.Places.Naib
        );
        var puts = next.Where(member => !shown.TryGetValue(member.Key, out var tier) || tier != member.Value)
            .Select(member => new
            {
                Tenant = tenant,
                Member = member.Key,
                Tier = member.Value.ToString(),
            })
            .ToList();
        var drops = shown.Keys.Except(next.Keys).Select(member => new { Tenant = tenant, Member = member }).ToList();
        if (puts.Count + drops.Count > 0)
        {
            await db.WriteAsync(
                async unit =>
                {
                    await unit.ExecuteAsync(EditionSql.Drop, drops);
                    await unit.ExecuteAsync(EditionSql.Put, puts);
                },
                cancellation
            );
        }

        return next;
    }

    private MemberCard CardOf(Profile profile, Tier tier, DateTimeOffset opened, IReadOnlyList<HeldBadge>? held) =>
        new(
            profile.Nym ?? "",
            profile.Bio,
            pictures.TryAddress(profile, tier)?.PathAndQuery,
            tier,
            Tenures.Of(profile.OnboardedAt!.Value, opened, time.GetUtcNow()),
            held?.Count ?? 0,
            profile.OnboardedAt.Value.UtcDateTime.ToString("MMMM yyyy", CultureInfo.InvariantCulture)
        );

    private sealed record Shown(MemberId MemberId, Tier Tier);

    private sealed record Kept(DateTimeOffset At, IReadOnlyList<MemberCard> Cards);
}
