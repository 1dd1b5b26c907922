using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Council;

/// <summary>Who sits in the council and who sat, as it is; what others are shown of it is <see cref="ShownCouncil"/>. Nothing that
/// it returns names a wallet, a rank or an amount.</summary>
internal sealed class CouncilBook(Db db)
{
    /// <summary>Every term of a community, in the order in which they began.</summary>
    public Task<IReadOnlyList<Term>> TermsAsync(TenantId tenant, CancellationToken cancellation) =>
        db.QueryAsync<Term>(CouncilSql.Terms, new { Tenant = tenant }, cancellation);

    public async Task<IReadOnlySet<MemberId>> HoldersAsync(TenantId tenant, CancellationToken cancellation) =>
        (await db.QueryAsync<MemberId>(CouncilSql.Holders, new { Tenant = tenant }, cancellation)).ToHashSet();

    /// <summary>Ends a member's terms, and leaves them as those of somebody whom nothing leads to.</summary>
    public static async Task AnonymiseAsync(Unit unit, TenantId tenant, MemberId member)
    {
        var row = new
        {
            Tenant = tenant,
            Member = member,
            Nobody = MemberId.New(),
            unit.Now,
        };
        await unit.ExecuteAsync(CouncilSql.Forget, row);
        await unit.ExecuteAsync(CouncilSql.Anonymise, row);
    }

    /// <returns>How many rows.</returns>
    public static async Task<int> EraseAsync(Unit unit, TenantId tenant, MemberId member)
    {
        var gone = new { Tenant = tenant, Member = member };
        await unit.ExecuteAsync(CouncilSql.Forget, gone);
        return await unit.ExecuteAsync(CouncilSql.Erase, gone);
    }
}
