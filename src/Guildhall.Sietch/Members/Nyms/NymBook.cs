using Guildhall.Core.Audit;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Members.Nyms;

/// <summary>Whose a nym is, with all that read like it: of whoever bears it, and for 90 days of whoever gave it up, so that nobody
/// is taken for them.</summary>
internal sealed class NymBook(Db db, NymNames names)
{
    public static TimeSpan Kept { get; } = TimeSpan.FromDays(90);

    /// <summary>Gives it to that member, whose former one is kept for them.</summary>
    /// <returns>False where it, or one that reads like it, is another's.</returns>
    public async Task<bool> TakeAsync(Unit unit, Profile own, string nym)
    {
        var name = names.Of(own.TenantId, nym);
        var take = new
        {
            Tenant = own.TenantId,
            Name = name,
            Member = own.MemberId,
            Known = own.IsOnboarded ? 1 : 0,
            Key = ProfileBook.KeyOf(nym),
            unit.Now,
        };
        if (await unit.ExecuteAsync(NymSql.Take, take) == 0)
        {
            return false;
        }

        await GiveUpAsync(unit, own.TenantId, own.MemberId, name);
        return true;
    }

    /// <summary>Others see it from now on.</summary>
    public static Task KnowAsync(Unit unit, TenantId tenant, MemberId member) =>
        unit.ExecuteAsync(NymSql.Know, new { Tenant = tenant, Member = member });

    /// <summary>The member bears none any more; what they were known by is kept for them.</summary>
    public static Task GiveUpAsync(Unit unit, TenantId tenant, MemberId member) =>
        GiveUpAsync(unit, tenant, member, but: "");

    /// <summary>The member asked to be forgotten: what they were known by is kept from all.</summary>
    /// <returns>How many rows.</returns>
    public static async Task<int> EraseAsync(Unit unit, TenantId tenant, MemberId member)
    {
        var gone = new
        {
            Tenant = tenant,
            Member = member,
            But = "",
            Until = unit.Now + Kept,
        };
        return await unit.ExecuteAsync(NymSql.Drop, gone) + await unit.ExecuteAsync(NymSql.Forget, gone);
    }

    /// <summary>Frees what was kept long enough, and what was chosen for a wizard that nobody finished.</summary>
    public static async Task SweepAsync(Unit unit, TenantId tenant, DateTimeOffset begunBefore)
    {
        var old = new
        {
            Tenant = tenant,
            Before = begunBefore,
            unit.Now,
        };
        foreach (var member in await unit.QueryAsync<MemberId>(NymSql.Unfinished, old))
        {
            await GiveUpAsync(unit, tenant, member);
        }

        await unit.ExecuteAsync(NymSql.Sweep, old);
    }

    /// <summary>How many are borne or kept.</summary>
    public Task<long> CountAsync(TenantId tenant, CancellationToken cancellation) =>
        db.QuerySingleOrDefaultAsync<long>(NymSql.Count, new { Tenant = tenant }, cancellation);

    /// <summary>The key is lost: what it kept is free, and the next start keeps those that are borne by a new one.</summary>
    /// <returns>How many.</returns>
    public Task<int> DropAsync(TenantId tenant, string actor, CancellationToken cancellation) =>
        db.WriteAsync(
            async unit =>
            {
                var dropped = await unit.ExecuteAsync(NymSql.DropAll, new { Tenant = tenant });
                if (dropped > 0)
                {
                    await unit.AuditAsync(
                        new()
                        {
                            Tenant = tenant,
                            Actor = actor,
                            Action = "sietch.nyms_dropped",
                        }
                    );
                }

                return dropped;
            },
            cancellation
        );

    /// <summary>Makes the rows of nyms that were chosen before there were any. Of two that read alike, both are still borne, and
    /// one has the row.</summary>
    /// <returns>How many.</returns>
    public async Task<int> FillAsync(TenantId tenant, CancellationToken cancellation)
    {
        var find = new { Tenant = tenant };
        var known = (await db.QueryAsync<string>(NymSql.Names, find, cancellation)).ToHashSet(StringComparer.Ordinal);
        var missing = (await db.QueryAsync<Borne>(NymSql.Borne, find, cancellation))
            .Select(borne => new
            {
                Tenant = tenant,
                Name = names.Of(tenant, borne.Nym),
                Member = borne.MemberId,
                borne.Nym,
            })
            .Where(row => known.Add(row.Name))
            .ToList();
        return missing.Count == 0
            ? 0
            : await db.WriteAsync(unit => unit.ExecuteAsync(NymSql.Fill, missing), cancellation);
    }

    private static async Task GiveUpAsync(Unit unit, TenantId tenant, MemberId member, string but)
    {
        var gone = new
        {
            Tenant = tenant,
            Member = member,
            But = but,
            Until = unit.Now + Kept,
        };
        await unit.ExecuteAsync(NymSql.Drop, gone);
        await unit.ExecuteAsync(NymSql.Keep, gone);
    }

    private sealed record Borne(MemberId MemberId, string Nym);
}
