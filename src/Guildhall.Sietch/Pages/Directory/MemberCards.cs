using System.Collections.Concurrent;
using System.Globalization;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Badges;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Members;
using Guildhall.Sietch.Members.Directory;
using Guildhall.Sietch.Members.Editions;
using Guildhall.Sietch.Members.Pictures;

namespace Guildhall.Sietch.Pages.Directory;

/// <summary>The members as anybody may see them, who may be watching the chain too; at most a minute old, so that a page that
/// anybody loads opens the vault seldom.</summary>
internal sealed class MemberCards(
    ProfileBook profiles,
    EditionBook editions,
    BadgeBook badges,
    MemberPictures pictures,
    TimeProvider time
)
{
    private static readonly TimeSpan fresh = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<TenantId, Kept> kept = new();

    /// <summary>Those who are shown, by the month of their onboarding and then by nym.</summary>
    public async Task<IReadOnlyList<MemberCard>> ReadAsync(Community community, CancellationToken cancellation)
    {
        var (tenant, now) = (community.Tenant, time.GetUtcNow());
        if (kept.TryGetValue(tenant, out var known) && now - known.At < fresh && now >= known.At)
        {
            return known.Cards;
        }

        var onboarded = await profiles.OnboardedAsync(tenant, cancellation);
        var shown = await editions.FollowAsync(community, onboarded, cancellation);
        var opened = onboarded.Count == 0 ? now : onboarded[0].OnboardedAt!.Value;
        var held = await badges.AllAsync(tenant, cancellation);
        IReadOnlyList<MemberCard> cards =
        [
            .. onboarded
                .Where(profile => shown.ContainsKey(profile.MemberId))
                // Within a month the order would tell what the card does not.
                .OrderBy(profile => MonthOf(profile.OnboardedAt!.Value))
                .ThenBy(profile => profile.Nym, StringComparer.OrdinalIgnoreCase)
                .Select(profile =>
                    CardOf(profile, shown[profile.MemberId], opened, held.GetValueOrDefault(profile.MemberId))
                ),
        ];
        kept[tenant] = new(now, cards);
        return cards;
    }

    private static int MonthOf(DateTimeOffset at) => (at.UtcDateTime.Year * 12) + at.UtcDateTime.Month;

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

    private sealed record Kept(DateTimeOffset At, IReadOnlyList<MemberCard> Cards);
}
