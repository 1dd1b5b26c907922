using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Chain;

namespace Guildhall.Sietch.Wallets.Links;

/// <summary>The rows behind <see cref="LinkVault"/> and <see cref="LinkChanges"/>, sealed and opened; nobody else reads them.</summary>
internal sealed class LinkRows(LinkKeys keys)
{
    public static async Task<MemberId?> MemberAsync(Unit unit, TenantId tenant, Snowflake<User> user) =>
        await unit.QuerySingleOrDefaultAsync<MemberId?>(LinkSql.MemberOf, new { Tenant = tenant, User = user });

    public static async Task<Snowflake<User>?> UserAsync(Unit unit, TenantId tenant, MemberId member) =>
        await unit.QuerySingleOrDefaultAsync<Snowflake<User>?>(
            LinkSql.UserOf,
            new { Tenant = tenant, Member = member }
        );

    public Task<List<WalletLink>> OfMemberAsync(Unit unit, TenantId tenant, MemberId member)
    {
        var ring = keys.Now();
        var names = ring.NamesOf(tenant, member);
        return OpenAsync(unit, tenant, ring, LinkSql.OfMember, Named(tenant, names));
    }

    public Task<List<WalletLink>> OfWalletAsync(Unit unit, TenantId tenant, Address wallet)
    {
        var ring = keys.Now();
        var names = ring.NamesOf(tenant, wallet);
        return OpenAsync(unit, tenant, ring, LinkSql.OfWallet, Named(tenant, names));
    }

    public async Task<WalletLink?> TryOpenAsync(Unit unit, TenantId tenant, LinkId link) =>
        (
            await OpenAsync(unit, tenant, keys.Now(), LinkSql.One, new { Tenant = tenant, Link = link })
        ).SingleOrDefault();

    /// <returns>Those that can be opened, and of each that cannot whose it is: null where nobody knows.</returns>
    public async Task<(List<WalletLink> Links, List<MemberId?> Lost)> ActiveAsync(Unit unit, TenantId tenant)
    {
        var ring = keys.Now();
        var rows = await unit.QueryAsync<SealedLink>(LinkSql.Active, new { Tenant = tenant });
        var links = rows.Where(row => ring.Has(row.KeyId)).Select(row => Open(tenant, ring, row)).ToList();
        var lost =
            links.Count == rows.Count ? [] : await unit.QueryAsync<string>(LinkSql.LostOwners, Row(tenant, ring));
        return (links, [.. lost.Select(member => member.Length == 0 ? (MemberId?)null : new MemberId(member))]);
    }

    /// <summary>Has that member a link which cannot be opened?</summary>
    /// <param name="hasOthers">Has the member links that can be?</param>
    public async Task<bool> HasLostAsync(Unit unit, TenantId tenant, MemberId member, bool hasOthers)
    {
        var (one, other) = keys.Now().Ids;
        var find = new
        {
            Tenant = tenant,
            Member = member,
            One = one,
            Other = other,
            HasOthers = hasOthers ? 1 : 0,
        };
        return await unit.QuerySingleOrDefaultAsync<long>(LinkSql.LostOf, find) > 0;
    }

    /// <summary>Links from before that was kept get their owner's name beside them.</summary>
    public async Task OwnAsync(Unit unit, TenantId tenant)
    {
        var ring = keys.Now();
        foreach (var link in await OpenAsync(unit, tenant, ring, LinkSql.Unowned, Row(tenant, ring)))
        {
            await unit.ExecuteAsync(
                LinkSql.Own,
                new
                {
                    Tenant = tenant,
                    Link = link.Id,
                    Owner = link.Member,
                }
            );
        }
    }

    public static async Task<bool> RemoveAsync(Unit unit, TenantId tenant, WalletLink link)
    {
        var remove = new
        {
            Tenant = tenant,
            Link = link.Id,
            State = StateText(link.State),
        };
        return await unit.ExecuteAsync(LinkSql.Remove, remove) == 1;
    }

    /// <returns>False where somebody else was quicker.</returns>
    public async Task<bool> AddAsync(Unit unit, NewLink made, MemberId member, DateTimeOffset? movesAt) =>
        await unit.ExecuteAsync(LinkSql.Add, Row(made, member, unit.Now, movesAt)) == 1;

    public Task<int> RemoveAllAsync(Unit unit, TenantId tenant, MemberId member)
    {
        var names = keys.Now().NamesOf(tenant, member);
        var remove = new
        {
            Tenant = tenant,
            Owner = member,
            names.Present,
            names.Former,
        };
        return unit.ExecuteAsync(LinkSql.RemoveOfMember, remove);
    }

    /// <summary>Seals what the former key has sealed with the present one, and finds it under its new names.</summary>
    /// <returns>How many links.</returns>
    public async Task<int> ResealAsync(Unit unit, TenantId tenant)
    {
        var ring = keys.Now();
        if (ring.Former is not { } former)
        {
            return 0;
        }

        var sealedBefore = new { Tenant = tenant, Key = former.Id };
        var links = await OpenAsync(unit, tenant, ring, LinkSql.SealedWith, sealedBefore);
        foreach (var link in links)
        {
            await unit.ExecuteAsync(LinkSql.Reseal, Again(tenant, link, ring.Current, former.Id));
        }

        return links.Count;
    }

    /// <summary>Those that the keys at hand open.</summary>
    private static async Task<List<WalletLink>> OpenAsync(
        Unit unit,
        TenantId tenant,
        LinkRing ring,
        string sql,
        object find
    ) =>
        [
            .. (await unit.QueryAsync<SealedLink>(sql, find))
                .Where(row => ring.Has(row.KeyId))
                .Select(row => Open(tenant, ring, row)),
        ];

    private static WalletLink Open(TenantId tenant, LinkRing ring, SealedLink row)
    {
        var id = new LinkId(row.LinkId);
        var (member, wallet, provenAt) = ring.Find(row.KeyId).Open(tenant, id, row.Sealed);
        return new(id, member, wallet, Enum.Parse<LinkState>(row.State, ignoreCase: true), provenAt, row.MovesAt);
    }

    private static object Row(TenantId tenant, LinkRing ring) =>
        new
        {
            Tenant = tenant,
            ring.Ids.One,
            ring.Ids.Other,
        };

    private static object Named(TenantId tenant, LinkNames names) =>
        new
        {
            Tenant = tenant,
            names.Present,
            names.Former,
        };

    private object Row(NewLink made, MemberId member, DateTimeOffset now, DateTimeOffset? movesAt)
    {
        var key = keys.Now().Current;
        return new
        {
            made.Tenant,
            Link = made.Id,
            Wallet = key.NameOf(made.Tenant, made.Wallet),
            Member = key.NameOf(made.Tenant, member),
            Key = key.Id,
            Sealed = key.Seal(made.Tenant, made.Id, member, made.Wallet, now),
            State = StateText(movesAt is null ? LinkState.Active : LinkState.Pending),
            MovesAt = movesAt,
            Owner = member,
        };
    }

    private static object Again(TenantId tenant, WalletLink link, LinkKey key, string former) =>
        new
        {
            Tenant = tenant,
            Link = link.Id,
            Wallet = key.NameOf(tenant, link.Wallet),
            Member = key.NameOf(tenant, link.Member),
            Key = key.Id,
            Sealed = key.Seal(tenant, link.Id, link.Member, link.Wallet, link.ProvenAt),
            Former = former,
        };

    private static string StateText(LinkState state) => state.ToString().ToLowerInvariant();
}
