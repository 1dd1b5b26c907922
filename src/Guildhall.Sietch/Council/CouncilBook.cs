using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Members;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Council;

/// <summary>Who sits in the council and who sat. Nothing that it returns names a wallet, a rank or an amount.</summary>
internal sealed class CouncilBook(Db db, ProfileBook profiles, TimeProvider time)
{
    /// <summary>Every term of a community, in the order in which they began.</summary>
    public Task<IReadOnlyList<Term>> TermsAsync(TenantId tenant, CancellationToken cancellation) =>
        db.QueryAsync<Term>(CouncilSql.Terms, new { Tenant = tenant }, cancellation);

    public async Task<IReadOnlySet<MemberId>> HoldersAsync(TenantId tenant, CancellationToken cancellation) =>
        (await db.QueryAsync<MemberId>(CouncilSql.Holders, new { Tenant = tenant }, cancellation)).ToHashSet();

    /// <summary>As members may see it: by nym, and of those alone who are seen.</summary>
    /// <param name="seats">How many seats there are.</param>
    public async Task<CouncilView> ViewAsync(TenantId tenant, int seats, CancellationToken cancellation)
    {
        var nyms = (await profiles.VisibleAsync(tenant, cancellation)).ToDictionary(
            profile => profile.MemberId,
            profile => profile.Nym!
        );
        return CouncilView.Of(await TermsAsync(tenant, cancellation), nyms, seats, time.GetUtcNow());
    }

    /// <returns>How many rows.</returns>
    public static async Task<int> EraseAsync(Unit unit, TenantId tenant, MemberId member)
    {
        var gone = new { Tenant = tenant, Member = member };
        await unit.ExecuteAsync(CouncilSql.Forget, gone);
        return await unit.ExecuteAsync(CouncilSql.Erase, gone);
    }
}
