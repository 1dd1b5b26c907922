using Guildhall.Core.Storage;
using Guildhall.Host.Adapters.Discord;
using Guildhall.Host.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Guildhall.Tests.Kit;

/// <summary>The whole service and the worlds around it in this process, ready for its first command; leaves nothing behind.</summary>
internal sealed class GuildhallFixture : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly bool ownsWorlds;

    private GuildhallFixture(
        LocalDiscord discord,
        GuildhallFolder folder,
        WebApplication app,
        CapturedLogs logs,
        bool ownsWorlds
    )
    {
        this.app = app;
        this.ownsWorlds = ownsWorlds;
        Discord = discord;
        Folder = folder;
        Logs = logs;
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public LocalDiscord Discord { get; }

    public GuildhallFolder Folder { get; }

    /// <summary>A reader's browser on Guildhall's own pages.</summary>
    public HttpClient Http { get; }

    public CapturedLogs Logs { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<GuildhallFixture> StartAsync(GuildhallSetup? setup = null)
    {
        setup ??= new();
        setup = setup with { Time = setup.Time ?? new QuietTime() };
        var discord = await LocalDiscord.StartAsync(LocalDiscord.Patient with { Time = setup.Time });
        return await StartAsync(setup, discord, new(setup), ownsWorlds: true);
    }

    /// <summary>One of several services, one after the other or together, on the same worlds and the same data.</summary>
    public static Task<GuildhallFixture> StartAsync(
        GuildhallSetup setup,
        LocalDiscord discord,
        GuildhallFolder folder
    ) => StartAsync(setup, discord, folder, ownsWorlds: false);

    public T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    /// <summary>Lets a handler act as a worker would.</summary>
    public async Task InScopeAsync<T>(Func<T, Task> act)
        where T : notnull
    {
        await using var scope = app.Services.CreateAsyncScope();
        await act(scope.ServiceProvider.GetRequiredService<T>());
    }

    /// <summary>Another reader, with cookies of their own.</summary>
    public Browser Browse() => new(Http.BaseAddress!);

    public Task<CommandAnswer> TranslateAsync(
        string project,
        string document,
        string audience = "leadership",
        string member = "leadership"
    ) => Discord.TranslateAsync(project, document, audience, member);

    /// <summary>The page behind a summary's link.</summary>
    public async Task<string> OpenAsync(CommandAnswer answer) => await Http.GetStringAsync(answer.Link, Cancellation);

    public async Task<long> CountAsync(string sql) =>
        await Get<Db>().QuerySingleOrDefaultAsync<long>(sql, null, Cancellation);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.StopAsync(CancellationToken.None); // The test may have been cancelled already.
        await app.DisposeAsync();
        if (ownsWorlds)
        {
            Folder.Dispose();
            await Discord.DisposeAsync(); // Last: it may fail the test.
        }
    }

    private static async Task<GuildhallFixture> StartAsync(
        GuildhallSetup setup,
        LocalDiscord discord,
        GuildhallFolder folder,
        bool ownsWorlds
    )
    {
        var settings = await GuildhallSettings.OfAsync(setup, discord, folder);
        await folder.MigrateAsync(Cancellation);
        // What a service writes to its console would stand between the results.
        settings["Logging:Console:LogLevel:Default"] = "None";
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var app = GuildhallServer.Create(configuration, HostRoles.All, setup.Time);
        var logs = new CapturedLogs();
        app.Services.GetRequiredService<ILoggerFactory>().AddProvider(logs);
        await app.StartAsync(Cancellation);
        var fixture = new GuildhallFixture(discord, folder, app, logs, ownsWorlds);
        await fixture.ReadyAsync();
        return fixture;
    }

    private async Task ReadyAsync()
    {
        var stopping = new TaskCompletionSource();
        await using var stop = app
            .Services.GetRequiredService<IHostApplicationLifetime>()
            .ApplicationStopping.Register(() => stopping.TrySetResult());
        var first = await Task.WhenAny(Get<DiscordService>().Registered, stopping.Task).WaitAsync(Cancellation);
        Assert.True(first != stopping.Task, $"The service stopped by itself: {Logs.Text}");
    }
}
