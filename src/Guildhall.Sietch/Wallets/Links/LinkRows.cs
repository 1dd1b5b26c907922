using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Chain;

namespace Guildhall.Sietch.Wallets.Links;

/// <summary>The rows behind <see cref="LinkVault"/>, sealed and opened; nobody else reads them.</summary>
internal sealed class LinkRows(LinkKeys keys)
{
    public static async Task<MemberId?> MemberAsync(Unit unit, TenantId tenant, Snowflake<User> user) =>
        await unit.QuerySingleOrDefaultAsync<MemberId?>(LinkSql.MemberOf, new { Tenant = tenant, User = user });

    public static async Task<Snowflake<User>?> UserAsync(Unit unit, TenantId tenant, MemberId member) =>
        await unit.QuerySingleOrDefaultAsync<Snowflake<User>?>(
            LinkSql.UserOf,
            new { Tenant = tenant, Member = member }
        );

    public async Task<List<WalletLink>> OfMemberAsync(Unit unit, TenantId tenant, MemberId member)
    {
        var find = new { Tenant = tenant, Member = keys.Current.NameOf(tenant, member) };
        return [.. (await unit.QueryAsync<SealedLink>(LinkSql.OfMember, find)).Select(row => Open(tenant, row))];
    }

    public async Task<List<WalletLink>> OfWalletAsync(Unit unit, TenantId tenant, Address wallet)
    {
        var find = new { Tenant = tenant, Wallet = keys.Current.NameOf(tenant, wallet) };
        return [.. (await unit.QueryAsync<SealedLink>(LinkSql.OfWallet, find)).Select(row => Open(tenant, row))];
    }

    public async Task<WalletLink?> TryOpenAsync(Unit unit, TenantId tenant, LinkId link)
    {
        var row = await unit.QuerySingleOrDefaultAsync<SealedLink>(LinkSql.One, new { Tenant = tenant, Link = link });
        return row is null ? null : Open(tenant, row);
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

    public async Task<List<WalletLink>> ActiveAsync(Unit unit, TenantId tenant) =>
        [
            .. (await unit.QueryAsync<SealedLink>(LinkSql.Active, new { Tenant = tenant })).Select(row =>
                Open(tenant, row)
            ),
        ];

    /// <returns>False where somebody else was quicker.</returns>
    public async Task<bool> AddAsync(Unit unit, NewLink made, MemberId member, DateTimeOffset? movesAt) =>
        await unit.ExecuteAsync(LinkSql.Add, Row(made, member, unit.Now, movesAt)) == 1;

    public Task<int> RemoveAllAsync(Unit unit, TenantId tenant, MemberId member) =>
        unit.ExecuteAsync(
            LinkSql.RemoveOfMember,
            new { Tenant = tenant, Member = keys.Current.NameOf(tenant, member) }
        );

    public async Task<int> ResealAsync(Unit unit, TenantId tenant)
    {
        if (keys.Former is not { } former)
        {
            return 0;
        }

        var sealedBefore = await unit.QueryAsync<SealedLink>(
            LinkSql.SealedWith,
            new { Tenant = tenant, Key = former.Id }
        );
        foreach (var row in sealedBefore)
        {
            await unit.ExecuteAsync(LinkSql.Reseal, Again(tenant, Open(tenant, row), former.Id));
        }

        return sealedBefore.Count;
    }

    private WalletLink Open(TenantId tenant, SealedLink row)
    {
        var id = new LinkId(row.LinkId);
        var (member, wallet, provenAt) = keys.Find(row.KeyId).Open(tenant, id, row.Sealed);
        return new(id, member, wallet, Enum.Parse<LinkState>(row.State, ignoreCase: true), provenAt, row.MovesAt);
    }

    private object Row(NewLink made, MemberId member, DateTimeOffset now, DateTimeOffset? movesAt) =>
        new
        {
            made.Tenant,
            Link = made.Id,
            Wallet = keys.Current.NameOf(made.Tenant, made.Wallet),
            Member = keys.Current.NameOf(made.Tenant, member),
            Key = keys.Current.Id,
            Sealed = keys.Current.Seal(made.Tenant, made.Id, member, made.Wallet, now),
            State = StateText(movesAt is null ? LinkState.Active : LinkState.Pending),
            MovesAt = movesAt,
        };

    private object Again(TenantId tenant, WalletLink link, string former) =>
        new
        {
            Tenant = tenant,
            Link = link.Id,
            Wallet = keys.Current.NameOf(tenant, link.Wallet),
            Member = keys.Current.NameOf(tenant, link.Member),
            Key = keys.Current.Id,
            Sealed = keys.Current.Seal(tenant, link.Id, link.Member, link.Wallet, link.ProvenAt),
            Former = former,
        };

    private static string StateText(LinkState state) => state == LinkState.Active ? "active" : "pending";
}
