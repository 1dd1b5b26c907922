using Guildhall.Core.Storage;
using Guildhall.Host.Serving;
using Guildhall.Host.Settings;
using Microsoft.Extensions.Options;

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

    /// <summary>For a verb about what is there already: it makes no database, and so says where there is none.</summary>
    /// <exception cref="SettingsException">There is no database.</exception>
    public static async Task<ServiceProvider> OpenExistingAsync(CancellationToken cancellation)
    {
        var configuration = GuildhallConfiguration.Load();
        GuildhallConfiguration.Check(configuration, HostRoles.None);
        var services = Build(configuration);
        if (StorageOf(services) is { Provider: StorageProvider.Sqlite, Path: var path } && !File.Exists(path))
        {
            await services.DisposeAsync();
            throw new SettingsException([
                $"There is no database: {Path.GetFullPath(path)} is not there. Run this in the service's folder, or with its settings (GUILDHALL__DATA, GUILDHALL__STORAGE__PATH). guildhall migrate makes a new one.",
            ]);
        }

        await services.GetRequiredService<Migrator>().ApplyAsync(cancellation);
        return services;
    }

    /// <summary>Which database a verb works on.</summary>
    public static string DatabaseOf(IServiceProvider services) =>
        StorageOf(services) is { Provider: StorageProvider.Sqlite, Path: var path }
            ? Path.GetFullPath(path)
            : "the PostgreSQL database";

    private static StorageOptions StorageOf(IServiceProvider services) =>
        services.GetRequiredService<IOptions<StorageOptions>>().Value;

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
