using Guildhall.Core.Tenancy;

namespace Guildhall.Sietch.Communities;

/// <summary>The tenants that have a community, as their files are this moment.</summary>
internal delegate IEnumerable<TenantId> CommunityTenants();
