using Guildhall.Core.Storage;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Members.Editions;

/// <summary>What all pages and replies show of who is a member and of which tier: one edition for all of them, or whoever reads
/// two would know what the later one holds back.</summary>
internal sealed class EditionBook(Db db, MemberTiers members)
{
    /// <summary>In replies and on pages that follow the edition.</summary>
    public const string Hint =
        "Who comes, goes or rises is shown late and together with others, so that nobody is known by it.";

    /// <summary>Brings the edition as near to the truth as it may come.</summary>
    /// <param name="onboarded">All of the community's, the hidden included.</param>
    /// <returns>Who is shown, with the tier to show.</returns>
    public async Task<IReadOnlyDictionary<MemberId, Tier>> FollowAsync(
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

    private sealed record Shown(MemberId MemberId, Tier Tier);
}
