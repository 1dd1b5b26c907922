using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Badges;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Members.Editions;

namespace Guildhall.Sietch.Members.Directory;

/// <summary>The members of a community as they see one another: as the edition has them, nothing of wallets and accounts.
/// </summary>
internal sealed class Roster(
    ProfileBook profiles,
    EditionBook editions,
    BadgeBook badges,
    MemberTiers tiers,
    TimeProvider time
)
{
    private const string Og = "og";

    /// <summary>By nym.</summary>
    public async Task<IReadOnlyList<RosterEntry>> ReadAsync(TenantId tenant, CancellationToken cancellation)
    {
        var onboarded = await profiles.OnboardedAsync(tenant, cancellation);
        var shown = await editions.ReadAsync(tenant, cancellation);
        var (opened, now) = (shown.Count == 0 ? default : shown.Values.Min(entry => entry.Since), time.GetUtcNow());
        return
        [
            .. onboarded
                .Where(profile => shown.ContainsKey(profile.MemberId))
                .Select(profile => EntryOf(profile, shown[profile.MemberId], opened, now))
                .OrderBy(entry => ProfileBook.KeyOf(entry.Nym), StringComparer.Ordinal),
        ];
    }

    /// <summary>By nym, in any case; null where nobody who is shown has it.</summary>
    public async Task<RosterEntry?> TryFindAsync(TenantId tenant, string nym, CancellationToken cancellation)
    {
        var key = ProfileBook.KeyOf(nym);
        return (await ReadAsync(tenant, cancellation)).FirstOrDefault(entry => ProfileBook.KeyOf(entry.Nym) == key);
    }

    /// <summary>For the member alone: as they are, whatever the others are shown by now.</summary>
    /// <param name="own">Onboarded and not hidden.</param>
    public async Task<(RosterEntry Entry, bool IsShown)> OwnAsync(Profile own, CancellationToken cancellation)
    {
        var tier = (await tiers.AllAsync(own.TenantId, cancellation)).GetValueOrDefault(own.MemberId);
        var held = (await badges.AllAsync(own.TenantId, cancellation)).GetValueOrDefault(own.MemberId) ?? [];
        var since = own.OnboardedAt!.Value;
        // Whoever has just been erased is not among them.
        var onboarded = await profiles.OnboardedAsync(own.TenantId, cancellation);
        var opened = onboarded.Count > 0 ? onboarded[0].OnboardedAt!.Value : since;
        var tenure = Tenures.Of(since, opened, time.GetUtcNow());
        var isShown = (await editions.ReadAsync(own.TenantId, cancellation)).ContainsKey(own.MemberId);
        return (new(own, tier, tenure, since, [.. held.Select(badge => badge.Kind)]), isShown);
    }

    /// <summary>In which tier's colours others see a member, or will.</summary>
    public async Task<Tier> ShownTierAsync(Profile own, CancellationToken cancellation)
    {
        if ((await editions.ReadAsync(own.TenantId, cancellation)).TryGetValue(own.MemberId, out var shown))
        {
            return shown.Tier;
        }

        // Nobody is ever shown below it; a standing may be a minute old.
        var tier = (await tiers.AllAsync(own.TenantId, cancellation)).GetValueOrDefault(own.MemberId);
        return tier > Tier.Fedaykin ? tier : Tier.Fedaykin;
    }

    // By the edition that has them first, which brought others too: their own day is a role's, and an account's.
    private static RosterEntry EntryOf(
        Profile profile,
        EditionEntry shown,
        DateTimeOffset opened,
        DateTimeOffset now
    ) =>
        new(
            profile,
            shown.Tier,
            shown.Badges.Contains(Og) ? Tenure.Og : Tenures.Of(shown.Since, opened, now),
            shown.Since,
            [.. BadgeCatalogue.All.Where(kind => shown.Badges.Contains(kind.Id))]
        );
}
