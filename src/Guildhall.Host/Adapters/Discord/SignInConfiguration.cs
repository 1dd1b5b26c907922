using System.Net;
using Guildhall.Core;
using Guildhall.Core.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.Extensions.Options;

namespace Guildhall.Host.Adapters.Discord;

/// <summary>Sign-in with Discord: code flow with state and PKCE. Without the application's secret there is none.</summary>
internal static class SignInConfiguration
{
    public const string Scheme = "discord";
    public const string Callback = "/api/v1/auth/callback";

    public static IServiceCollection AddDiscordSignIn(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSignIn(configuration);
        if (SignInSettings.Read(configuration) is not { } application)
        {
            return services.AddSingleton(new SignInState(false));
        }

        services.AddSingleton(new SignInState(true)).AddSingleton<SignInEvents>();
        new AuthenticationBuilder(services).AddOAuth(Scheme, options => Set(options, application));
        services
            .AddOptions<OAuthOptions>(Scheme)
            .Configure<SignInEvents>((options, events) => events.On(options.Events, application));
        return services;
    }

    private static void Set(OAuthOptions options, DiscordApplication application)
    {
        options.SignInScheme = SignInModule.Scheme;
        options.ClientId = application.Id;
        options.ClientSecret = application.Secret;
        options.AuthorizationEndpoint = application.Authorize.AbsoluteUri;
        options.TokenEndpoint = application.Route("oauth2/token").AbsoluteUri;
        options.UserInformationEndpoint = application.Route("users/@me").AbsoluteUri;
        options.CallbackPath = Callback;
        options.UsePkce = true;
        options.SaveTokens = false;
        options.Scope.Add("identify");
        options.RemoteAuthenticationTimeout = TimeSpan.FromMinutes(15);
        options.BackchannelTimeout = TimeSpan.FromSeconds(10);
        options.BackchannelHttpHandler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            AutomaticDecompression = DecompressionMethods.None,
        };
        options.CorrelationCookie.Name = "guildhall_sign_in_";
        options.CorrelationCookie.SameSite = SameSiteMode.Lax;
        options.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
    }

    /// <summary>
    /// Addresses of the sign-in are those that readers know, whatever a proxy calls this machine: Discord compares them
    /// letter by letter.
    /// </summary>
    public static IApplicationBuilder UsePublicAddress(this IApplicationBuilder app)
    {
        var address = app.ApplicationServices.GetRequiredService<IOptions<GuildhallOptions>>().Value.PublicUrl!;
        return app.Use(
            (http, next) =>
            {
                if (http.Request.Path.StartsWithSegments("/api/v1/auth"))
                {
                    http.Items[SignInEndpoints.AskedHost] = http.Request.Host;
                    http.Request.Scheme = address.Scheme;
                    http.Request.Host = new HostString(address.Authority);
                }

                return next(http);
            }
        );
    }
}

/// <param name="IsSetUp">False: the pages say what is missing.</param>
internal sealed record SignInState(bool IsSetUp);
