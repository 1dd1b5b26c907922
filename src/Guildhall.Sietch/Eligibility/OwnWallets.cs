using Guildhall.Core.Tenancy;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Chain;

namespace Guildhall.Sietch.Eligibility;

/// <summary>The wallets that a member has proved to be theirs; for their own eyes.</summary>
internal delegate Task<IReadOnlyList<Address>> OwnWallets(
    TenantId tenant,
    Snowflake<User> user,
    CancellationToken cancellation
);
