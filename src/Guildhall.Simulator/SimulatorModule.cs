using Guildhall.Simulator.Control;
using Guildhall.Simulator.Faults;
using Guildhall.Simulator.Gateway;
using Guildhall.Simulator.Interactions;
using Guildhall.Simulator.Rest;
using Guildhall.Simulator.Seeds;
using Guildhall.Simulator.SignIn;
using Guildhall.Simulator.Snapshots;
using Guildhall.Simulator.State;

namespace Guildhall.Simulator;

/// <summary>The local Discord: its services and its routes.</summary>
internal static class SimulatorModule
{
    public static IServiceCollection AddDiscordWorld(this IServiceCollection services, SimulatorOptions machine)
    {
        var clock = new WorldClock(machine.Time);
        return services
            .AddSingleton(machine with { Time = clock })
            .AddSingleton(clock)
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton<FaultEngine>()
            .AddSingleton<RequestLog>()
            .AddSingleton<Universe>()
            .AddHostedService<AgendaClock>()
            .AddSingleton<GatewayHub>()
            .AddSingleton<GatewayProtocol>()
            .AddSingleton<GatewayEndpoint>()
            .AddSingleton<InteractionPost>()
            .AddSingleton<RateLimits>()
            .AddSingleton<SignInDesk>()
            .AddSingleton<ConsentRoutes>()
            .AddSingleton<TokenRoutes>()
            .AddSingleton<SignInControl>()
            .AddSingleton<RestPipeline>()
            .AddSingleton<LiveFeed>()
            .AddSingleton<StateRoutes>()
            .AddSingleton<BotRoutes>()
            .AddSingleton<WorldRoutes>()
            .AddSingleton<MemberRoutes>()
            .AddSingleton<ChannelRoutes>()
            .AddSingleton<InteractionRoutes>()
            .AddSingleton<PageRoutes>()
            .AddSingleton<MediaProxy>()
            .AddSingleton<FaultRoutes>()
            .AddSingleton<ClockRoutes>()
            .AddSingleton<BurstRoutes>();
    }

    /// <summary>Plants the world; before the first request.</summary>
    /// <exception cref="BadWorldException">The file holds none.</exception>
    public static void Plant(this WebApplication app, SimulatorOptions options)
    {
        var world = app.Services.GetRequiredService<Universe>();
        app.Lifetime.ApplicationStarted.Register(() => world.Origin = app.Address());
        if (options.World is { } file)
        {
            var clock = app.Services.GetRequiredService<WorldClock>();
            WorldFile.Read(File.ReadAllBytes(file)).MoveInto(world, clock, static () => { });
        }
        else if (options.IsEmpty)
        {
            DemoWorld.PlantBot(world);
        }
        else if (options.Guilds > 0)
        {
            LargeWorld.Plant(world, options.Guilds, options.Members);
        }
        else
        {
            DemoWorld.Plant(world);
        }
    }

    public static void MapDiscord(this WebApplication app)
    {
        var services = app.Services;
        var pipeline = services.GetRequiredService<RestPipeline>();
        var api = new RestMap(app, pipeline);
        RestRoutes.Map(api, services.GetRequiredService<InteractionPost>());
        services.GetRequiredService<TokenRoutes>().Map(api);
        services.GetRequiredService<ConsentRoutes>().Map(app);
        app.MapFallback("/api/v10/{**rest}", http => pipeline.GapAsync(http, http.RequestAborted));

        var gateway = services.GetRequiredService<GatewayEndpoint>();
        app.MapGet("/gateway", gateway.AcceptAsync);
        MediaProxy.Map(app);
        app.MapMethods("/attachments/{channel}/{attachment}/{name}", ["GET", "HEAD"], AttachmentRoute.Serve);
    }

    public static void MapControl(this WebApplication app)
    {
        var services = app.Services;
        var sim = new ControlMap(
            app,
            services.GetRequiredService<Universe>(),
            services.GetRequiredService<ILogger<ControlMap>>()
        );
        services.GetRequiredService<StateRoutes>().Map(sim);
        services.GetRequiredService<BotRoutes>().Map(sim);
        services.GetRequiredService<WorldRoutes>().Map(sim);
        services.GetRequiredService<MemberRoutes>().Map(sim);
        services.GetRequiredService<ChannelRoutes>().Map(sim);
        services.GetRequiredService<InteractionRoutes>().Map(sim);
        services.GetRequiredService<PageRoutes>().Map(sim);
        services.GetRequiredService<FaultRoutes>().Map(sim);
        services.GetRequiredService<ClockRoutes>().Map(sim);
        services.GetRequiredService<BurstRoutes>().Map(sim);
        services.GetRequiredService<SignInControl>().Map(sim);
        sim.Rest();
        var live = services.GetRequiredService<LiveFeed>();
        app.MapGet("/sim/live", http => live.AcceptAsync(http, app.Lifetime.ApplicationStopping));
    }
}
