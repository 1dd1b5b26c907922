using Guildhall.Core.Storage;
using Guildhall.Host.Serving;
using Guildhall.Host.Settings;

namespace Guildhall.Host.CommandLine;

/// <summary>The service's parts for a verb that runs without the service: same settings, same database, nothing started.</summary>
internal static class LocalServices
{
    public static ServiceProvider Build(IConfigurationRoot configuration)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddLogging(logging =>
            logging
                .SetMinimumLevel(LogLevel.Warning)
                .AddSimpleConsole(console => console.SingleLine = true)
                .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace)
        );
        services.AddGuildhall(configuration);
        return services.BuildServiceProvider();
    }

    /// <summary>With the schema up to date.</summary>
    public static async Task<ServiceProvider> OpenAsync(
        IReadOnlyDictionary<string, string?>? overrides,
        CancellationToken cancellation
    )
    {
        var configuration = GuildhallConfiguration.Load(overrides);
        GuildhallConfiguration.Check(configuration, HostRoles.None);
        var services = Build(configuration);
        await services.GetRequiredService<Migrator>().ApplyAsync(cancellation);
        return services;
    }
}
