using Guildhall.Core.Telemetry;
using Guildhall.Sietch.Communities;

namespace Guildhall.Sietch.Gating.Roles;

/// <summary>Degraded while something stands in the way of a community's roles.</summary>
internal sealed class RoleProbe(RoleBook book, CommunityTenants tenants) : IHealthProbe
{
    public string Name => "gated-roles";

    public async Task<HealthReading> CheckAsync(CancellationToken cancellation)
    {
        foreach (var tenant in tenants())
        {
            if (await book.TryRunAsync(tenant, cancellation) is { Problems.Length: > 0 })
            {
                return new(HealthState.Degraded, "Roles cannot be given as they should; /sietch status says why.");
            }
        }

        return HealthReading.Healthy;
    }
}
