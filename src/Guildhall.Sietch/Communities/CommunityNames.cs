using Guildhall.Core.Tenancy;

namespace Guildhall.Sietch.Communities;

/// <summary>What pages and messages call a community: as its tenant file does.</summary>
internal sealed class CommunityNames(TenantRegistry tenants)
{
    public string Of(TenantId tenant) => tenants.TryGet(tenant)?.Name ?? tenant.Value;
}
