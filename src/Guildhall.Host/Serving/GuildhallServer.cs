using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Guildhall.Aegis;
using Guildhall.Core;
using Guildhall.Core.Jobs;
using Guildhall.Core.Pages;
using Guildhall.Core.Telemetry;
using Guildhall.Host.Adapters.Discord;
using Guildhall.Host.Diagnosis;
using Guildhall.Onomancer;
using Guildhall.Sietch;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Options;

namespace Guildhall.Host.Serving;

/// <summary>The service, composed: configuration and roles in, an application that can be started out.</summary>
internal static class GuildhallServer
{
    /// <param name="time">Null: the machine's clock.</param>
    public static WebApplication Create(IConfigurationRoot configuration, HostRoles roles, TimeProvider? time = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddConfiguration(configuration);
        TakeFreePort(builder);
        builder
            .Logging.AddGuildhallLogging()
            .AddFilter("Microsoft", LogLevel.Warning)
            // It writes nothing but what our own lines say, and makes an activity and a scope of every request to do so.
            .AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        builder.Services.AddSingleton(time ?? TimeProvider.System);
        builder.Services.AddGuildhall(configuration);
        builder
            .Services.AddOptionsWithValidateOnStart<HttpOptions, HttpOptions.Validator>()
            .BindConfiguration("Guildhall:Http");
        builder.Services.AddHostedService<WarnAtStart>();
        if (roles.HasFlag(HostRoles.Bot))
        {
            builder.Services.AddDiscordGateway().AddSingleton<WarnOfRooms>();
            builder.Services.AddHostedService(provider => provider.GetRequiredService<WarnOfRooms>());
        }

        if (roles.HasFlag(HostRoles.Jobs))
        {
            builder.Services.AddJobs(configuration);
        }

        builder.WebHost.ConfigureKestrel(
            (_, kestrel) =>
            {
                var http = kestrel.ApplicationServices.GetRequiredService<IOptions<HttpOptions>>().Value;
                kestrel.AddServerHeader = false;
                kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
                kestrel.Limits.MaxRequestBodySize = 10 << 20;
                kestrel.Listen(IPAddress.Parse(http.Address), http.Port);
            }
        );

        if (roles.HasFlag(HostRoles.Web))
        {
            builder.Services.AddDiscordSignIn(configuration);
        }

        var app = builder.Build();
        var answers = app.MapWithHeads();
        answers.MapHealth().MapMetrics();
        if (roles.HasFlag(HostRoles.Web))
        {
            var address = app.Services.GetRequiredService<IOptions<GuildhallOptions>>().Value.PublicUrl!;
            app.UseSecurityHeaders(address.Scheme == Uri.UriSchemeHttps).UsePublicAddress().UseAuthentication();
            answers.MapWelcome().MapPageStyle().MapSignIn().MapInteractions().MapOnomancer().MapAegis().MapSietch();
        }

        return app;
    }

    /// <summary>Port 0 becomes a real one before anything listens: links are made from the first moment on.</summary>
    private static void TakeFreePort(WebApplicationBuilder builder)
    {
        const string port = "Guildhall:Http:Port";
        if (builder.Configuration[port]?.Trim() != "0")
        {
            return;
        }

        var isAddress = IPAddress.TryParse(builder.Configuration["Guildhall:Http:Address"], out var address);
        var wanted = new IPEndPoint(isAddress ? address! : IPAddress.Loopback, 0);
        var socket = new Socket(wanted.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(wanted);
        var taken = ((IPEndPoint)socket.LocalEndPoint!).Port.ToString(CultureInfo.InvariantCulture);
        builder.Configuration.AddInMemoryCollection([KeyValuePair.Create(port, (string?)taken)]);
        builder.Services.Configure<SocketTransportOptions>(sockets => sockets.CreateBoundListenSocket = _ => socket);
    }
}
