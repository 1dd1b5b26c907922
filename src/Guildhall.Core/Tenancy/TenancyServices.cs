using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Guildhall.Core.Tenancy;

public static class TenancyServices
{
    /// <summary>
    /// Gives a product its own section of the tenant files. Unknown properties and wrong types in it are faults;
    /// <paramref name="check"/> adds what types cannot say.
    /// </summary>
    /// <param name="json">From a source-generated context with camel case names; its types need public setters or init.</param>
    public static IServiceCollection AddTenantSection<T>(
        this IServiceCollection services,
        string name,
        JsonTypeInfo<T> json,
        Func<T, TenantSectionContext, IEnumerable<TenantSectionFault>> check
    )
        where T : class => services.AddSingleton<TenantSection>(new TenantSection<T>(name, json, check));

    internal static IServiceCollection AddTenancy(this IServiceCollection services)
    {
        services
            .AddOptionsWithValidateOnStart<TenantsOptions, TenantsOptions.Validator>()
            .BindConfiguration("Guildhall:Tenants");
        return services.AddSingleton(provider => new TenantRegistry(
            provider.GetRequiredService<IOptions<TenantsOptions>>().Value.Directory,
            [.. provider.GetServices<TenantSection>()]
        ));
    }
}
