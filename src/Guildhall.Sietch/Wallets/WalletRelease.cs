using Guildhall.Core.Tenancy;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Chain;

namespace Guildhall.Sietch.Wallets;

/// <summary>An admin takes a wallet from its member.</summary>
internal sealed record WalletRelease(TenantId Tenant, Address Wallet, Snowflake<User> Admin, string Reason)
{
    public override string ToString() => "WalletRelease";
}
