using System.Net;
using Guildhall.Simulator.Worlds;
using Microsoft.Extensions.FileProviders;

namespace Guildhall.Simulator;

/// <summary>The local Discord and its neighbours as one web application, on loopback only.</summary>
internal static class SimulatorApp
{
    public static WebApplication Create(IReadOnlyList<string> args) => Create(SimulatorOptions.Parse(args));

    public static WebApplication Create(SimulatorOptions options)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddSimpleConsole(o => o.SingleLine = true).SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 100 * 1024 * 1024;
            kestrel.Listen(IPAddress.Loopback, options.Port);
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        builder.Services.AddDiscordWorld(options).AddWorlds();

        var app = builder.Build();
        app.Plant(options);
        app.UseWebSockets();
        app.UseMiddleware<LastCatch>();
        ServePage(app);
        app.MapDiscord();
        app.MapControl();
        app.MapWorlds();
        return app;
    }

    /// <summary>The address of a started application, without a slash at its end.</summary>
    public static string Address(this WebApplication app) => app.Urls.Single().TrimEnd('/');

    private static void ServePage(WebApplication app)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "wwwroot");
        if (Directory.Exists(folder))
        {
            app.UseFileServer(new FileServerOptions { FileProvider = new PhysicalFileProvider(folder) });
        }
    }
}
