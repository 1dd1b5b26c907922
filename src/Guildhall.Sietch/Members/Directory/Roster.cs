using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Badges;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Members.Editions;

namespace Guildhall.Sietch.Members.Directory;

/// <summary>The members of a community as they see one another: as the edition has them, nothing of wallets and accounts.
/// </summary>
internal sealed class Roster(
    CommunityRegistry communities,
    ProfileBook profiles,
    EditionBook editions,
    BadgeBook badges,
    MemberTiers tiers,
    TimeProvider time
)
{
    /// <summary>In no order that says anything.</summary>
    public async Task<IReadOnlyList<RosterEntry>> ReadAsync(TenantId tenant, CancellationToken cancellation)
    {
        var onboarded = await profiles.OnboardedAsync(tenant, cancellation);
        if (onboarded.Count == 0 || communities.TryGet(tenant) is not { } community)
        {
            return [];
        }

        var shown = await editions.FollowAsync(community, onboarded, cancellation);
        var held = await badges.AllAsync(tenant, cancellation);
        var launchedAt = onboarded[0].OnboardedAt!.Value;
        return
        [
            .. onboarded
                .Where(profile => shown.ContainsKey(profile.MemberId))
                .Select(profile =>
                    EntryOf(profile, shown[profile.MemberId], launchedAt, held.GetValueOrDefault(profile.MemberId))
                )
                .OrderBy(entry => ProfileBook.KeyOf(entry.Nym), StringComparer.Ordinal),
        ];
    }

    /// <summary>By nym, in any case; null where nobody who is shown has it.</summary>
    public async Task<RosterEntry?> TryFindAsync(TenantId tenant, string nym, CancellationToken cancellation)
    {
        var key = ProfileBook.KeyOf(nym);
        return (await ReadAsync(tenant, cancellation)).FirstOrDefault(entry => ProfileBook.KeyOf(entry.Nym) == key);
    }

    /// <summary>For the member alone: as they are, where others are not shown them yet.</summary>
    /// <param name="own">Onboarded and not hidden.</param>
    public async Task<(RosterEntry Entry, bool IsShown)> OwnAsync(Profile own, CancellationToken cancellation)
    {
        if (await TryFindAsync(own.TenantId, own.Nym!, cancellation) is { } shown)
        {
            return (shown, true);
        }

        var opened = (await profiles.OnboardedAsync(own.TenantId, cancellation))[0].OnboardedAt!.Value;
        var tier = (await tiers.AllAsync(own.TenantId, cancellation)).GetValueOrDefault(own.MemberId);
        var held = (await badges.AllAsync(own.TenantId, cancellation)).GetValueOrDefault(own.MemberId);
        return (EntryOf(own, tier, opened, held), false);
    }

    private RosterEntry EntryOf(Profile profile, Tier tier, DateTimeOffset opened, IReadOnlyList<HeldBadge>? held) =>
        new(profile, tier, Tenures.Of(profile.OnboardedAt!.Value, opened, time.GetUtcNow()), held ?? []);
}
