using Guildhall.Core.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Guildhall.Core.SignIn;

/// <summary>Sessions of the web pages. Who somebody is, a host's adapter finds out and signs in under <see cref="Scheme"/>.</summary>
public static class SignInModule
{
    /// <summary>The scheme that a sign-in ends in.</summary>
    public const string Scheme = "session";

    public static IServiceCollection AddSignIn(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSealing(configuration);
        services.TryAddSingleton<WebSessions>();
        services.AddWebEncoders();
        services.AddAuthenticationCore(options => options.DefaultScheme = Scheme);
        // Not AddAuthentication: it would keep keys of its own in the home folder.
        new AuthenticationBuilder(services).AddScheme<SessionHandlerOptions, SessionHandler>(Scheme, null);
        services
            .AddOptions<SessionHandlerOptions>(Scheme)
            .Configure<IOptions<GuildhallOptions>>(
                (options, shared) => options.IsHttps = shared.Value.PublicUrl?.Scheme == Uri.UriSchemeHttps
            );
        return services;
    }

    /// <summary>What is kept or sent sealed: every role of the program opens what another one sealed.</summary>
    public static IServiceCollection AddSealing(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptionsWithValidateOnStart<SignInOptions, SignInOptions.Validator>()
            .Bind(configuration.GetSection(SignInOptions.Section));
        services.TryAddSingleton<IDataProtectionProvider>(provider => new SealedData(SecretOf(provider)));
        return services;
    }

    private static byte[] SecretOf(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<SignInOptions>>().Value.Key is { } key
            ? SigningKey.FromSetting(key)
            : SigningKey.LoadOrCreate(
                Path.Combine(provider.GetRequiredService<IOptions<GuildhallOptions>>().Value.Data, "sign-in.key")
            );
}
