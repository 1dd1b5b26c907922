using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Members.Editions;

/// <summary>What all pages and replies show of who is a member, of which tier and with which badges: one edition for all of them,
/// or whoever reads two would know what the later one holds back. Reading it changes nothing.</summary>
internal sealed class EditionBook(Db db)
{
    /// <summary>In replies and on pages that follow the edition.</summary>
    public const string Hint =
        "Who comes, goes or rises, and who has which badge, is shown late and together with others, so that nobody is known by it.";

    /// <summary>Who is shown, and how.</summary>
    public async Task<IReadOnlyDictionary<MemberId, EditionEntry>> ReadAsync(
        TenantId tenant,
        CancellationToken cancellation
    )
    {
        var find = new { Tenant = tenant };
        var entries = await db.QueryAsync<Entry>(EditionSql.Entries, find, cancellation);
        return With(entries, await db.QueryAsync<Badge>(EditionSql.Badges, find, cancellation));
    }

    /// <inheritdoc cref="ReadAsync(TenantId, CancellationToken)"/>
    public static async Task<IReadOnlyDictionary<MemberId, EditionEntry>> ReadAsync(Unit unit, TenantId tenant)
    {
        var find = new { Tenant = tenant };
        var entries = await unit.QueryAsync<Entry>(EditionSql.Entries, find);
        return With(entries, await unit.QueryAsync<Badge>(EditionSql.Badges, find));
    }

    /// <summary>Writes what another edition has otherwise.</summary>
    public static async Task WriteAsync(
        Unit unit,
        TenantId tenant,
        IReadOnlyDictionary<MemberId, EditionEntry> shown,
        IReadOnlyDictionary<MemberId, EditionEntry> next
    )
    {
        foreach (var member in shown.Keys.Except(next.Keys))
        {
            await EraseAsync(unit, tenant, member);
        }

        foreach (var entry in next.Values)
        {
            var before = shown.GetValueOrDefault(entry.Member);
            if (before is null || before with { Badges = entry.Badges } != entry)
            {
                await unit.ExecuteAsync(EditionSql.Put, Row(tenant, entry));
            }

            var known = before?.Badges ?? new HashSet<string>();
            foreach (var badge in entry.Badges.Except(known))
            {
                await unit.ExecuteAsync(EditionSql.PutBadge, Row(tenant, entry.Member, badge));
            }

            foreach (var badge in known.Except(entry.Badges))
            {
                await unit.ExecuteAsync(EditionSql.DropBadge, Row(tenant, entry.Member, badge));
            }
        }
    }

    /// <summary>Some must go now, and where the edition has one of them, all who are hidden go with them.</summary>
    public static async Task LeaveAsync(Unit unit, TenantId tenant, IReadOnlyCollection<MemberId> over)
    {
        var shown = (await ReadAsync(unit, tenant)).Keys.ToHashSet();
        if (!over.Any(shown.Contains))
        {
            return;
        }

        var seen = (await ProfileBook.OnboardedAsync(unit, tenant)).Where(profile => profile.IsVisible);
        foreach (var member in shown.Except(seen.Select(profile => profile.MemberId)).Union(over.Where(shown.Contains)))
        {
            await EraseAsync(unit, tenant, member);
        }
    }

    private static async Task EraseAsync(Unit unit, TenantId tenant, MemberId member)
    {
        var gone = new { Tenant = tenant, Member = member };
        await unit.ExecuteAsync(EditionSql.DropBadges, gone);
        await unit.ExecuteAsync(EditionSql.Drop, gone);
    }

    private static object Row(TenantId tenant, MemberId member, string badge) =>
        new
        {
            Tenant = tenant,
            Member = member,
            Badge = badge,
        };

    private static object Row(TenantId tenant, EditionEntry entry) =>
        new
        {
            Tenant = tenant,
            entry.Member,
            Tier = entry.Tier.ToString(),
            CameAs = entry.CameAs.ToString(),
            entry.Since,
            entry.TierSince,
            entry.Cohort,
        };

    private static Dictionary<MemberId, EditionEntry> With(IReadOnlyList<Entry> entries, IReadOnlyList<Badge> badges)
    {
        var own = badges.ToLookup(row => row.MemberId, row => row.Id);
        return entries.ToDictionary(
            entry => entry.MemberId,
            entry => new EditionEntry
            {
                Member = entry.MemberId,
                Tier = entry.Tier,
                CameAs = entry.CameAs,
                Since = entry.Since,
                TierSince = entry.TierSince,
                Cohort = entry.Cohort,
                Badges = own[entry.MemberId].ToHashSet(),
            }
        );
    }

    private sealed record Entry(
        MemberId MemberId,
        Tier Tier,
        Tier CameAs,
        DateTimeOffset Since,
        DateTimeOffset TierSince,
        string Cohort
    );

    private sealed record Badge(MemberId MemberId, string Id);
}
