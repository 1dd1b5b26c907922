using Guildhall.Core.Tenancy;
using Guildhall.Sietch;
using Microsoft.Extensions.Options;

namespace Guildhall.Host.Settings;

/// <summary>Endpoints in the settings stand under a tenant's id; those under any other name nobody would ever ask.</summary>
internal static class EndpointTenants
{
    /// <exception cref="SettingsException">With every fault.</exception>
    /// <exception cref="TenantConfigurationException">The tenant files are wrong themselves.</exception>
    public static void Check(IServiceProvider services)
    {
        var faults = Faults(services).ToList();
        if (faults.Count > 0)
        {
            throw new SettingsException(faults);
        }
    }

    public static IEnumerable<string> Faults(IServiceProvider services)
    {
        var tenants = services.GetRequiredService<TenantRegistry>().All.Select(tenant => tenant.Id.Value).ToList();
        if (tenants.Count == 0)
        {
            // Without any file nothing is served, which is said of itself.
            yield break;
        }

        var named = services.GetRequiredService<IOptions<SietchOptions>>().Value.Endpoints.Keys;
        foreach (var name in named.Where(name => !tenants.Contains(name, StringComparer.OrdinalIgnoreCase)))
        {
            var nearest = KnownSettings.Nearest(tenants, name);
            yield return $"{Setting(name)}: there is no tenant {name.ToLowerInvariant()}. Did you mean {Setting(nearest)}?";
        }
    }

    private static string Setting(string tenant) => $"GUILDHALL__SIETCH__ENDPOINTS__{tenant.ToUpperInvariant()}";
}
