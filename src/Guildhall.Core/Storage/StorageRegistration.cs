using Guildhall.Core.Jobs;
using Guildhall.Core.Usage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Guildhall.Core.Storage;

public static class StorageRegistration
{
    /// <summary><see cref="Db"/> and <see cref="Migrator"/>; a host brings the schema up to date before anything else
    /// starts.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptionsWithValidateOnStart<StorageOptions, StorageOptions.Validator>()
            .Bind(configuration.GetSection(StorageOptions.Section));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider => new Db(
            provider.GetRequiredService<IOptions<StorageOptions>>().Value,
            provider.GetRequiredService<TimeProvider>()
        ));
        services.TryAddSingleton(provider => new Migrator(
            provider.GetRequiredService<Db>(),
            provider.GetRequiredService<TimeProvider>()
        ));
        services.TryAddSingleton<Leases>();
        services.TryAddSingleton<UsageLedger>();
        services.TryAddSingleton<DeadLetters>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, StorageStart>());
        return services;
    }
}
