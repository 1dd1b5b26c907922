using Guildhall.Core.Tenancy;

namespace Guildhall.Sietch.Pages;

/// <summary>What pages call a community.</summary>
internal sealed class SiteNames(TenantRegistry tenants)
{
    public string Of(TenantId tenant) => tenants.TryGet(tenant)?.Name ?? tenant.Value;
}
