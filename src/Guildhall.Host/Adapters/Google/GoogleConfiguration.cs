using Guildhall.Core.Ports;

namespace Guildhall.Host.Adapters.Google;

internal static class GoogleConfiguration
{
    /// <summary>Adds Google Docs as an <see cref="IDocumentStore"/>, when a credentials file is named; else only its
    /// options.</summary>
    public static IServiceCollection AddGoogleDocuments(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptionsWithValidateOnStart<GoogleOptions, GoogleOptions.Validator>()
            .Configure(options => Read(options, configuration));
        if (!IsConfigured(configuration))
        {
            return services;
        }

        return services
            .AddSingleton<GoogleSession>()
            .AddSingleton<GoogleHttp>()
            .AddSingleton<GoogleRetries>()
            .AddSingleton<DriveClient>()
            .AddSingleton<GoogleFolders>()
            .AddSingleton<GoogleDocumentStore>()
            .AddSingleton<IDocumentStore>(provider => provider.GetRequiredService<GoogleDocumentStore>());
    }

    public static bool IsConfigured(IConfiguration configuration)
    {
        var options = new GoogleOptions();
        Read(options, configuration);
        return options.CredentialsFile is not null;
    }

    private static void Read(GoogleOptions options, IConfiguration configuration)
    {
        configuration.GetSection(GoogleOptions.Section).Bind(options);
        options.CredentialsFile =
            Setting.Text(options.CredentialsFile) ?? Setting.Text(configuration["GOOGLE_APPLICATION_CREDENTIALS"]);
    }
}
