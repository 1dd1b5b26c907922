using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Discord.Model;

namespace Guildhall.Sietch.Wallets.Links;

/// <summary>Which member of a community somebody on Discord is, and the other way round. No wallet is opened for that.</summary>
internal sealed class Identities(Db db)
{
    /// <summary>Null for somebody who never proved a wallet.</summary>
    public Task<MemberId?> TryMemberAsync(TenantId tenant, Snowflake<User> user, CancellationToken cancellation) =>
        db.QuerySingleOrDefaultAsync<MemberId?>(LinkSql.MemberOf, new { Tenant = tenant, User = user }, cancellation);

    /// <summary>Null for a member who was erased.</summary>
    public Task<Snowflake<User>?> TryUserAsync(TenantId tenant, MemberId member, CancellationToken cancellation) =>
        db.QuerySingleOrDefaultAsync<Snowflake<User>?>(
            LinkSql.UserOf,
            new { Tenant = tenant, Member = member },
            cancellation
        );
}
