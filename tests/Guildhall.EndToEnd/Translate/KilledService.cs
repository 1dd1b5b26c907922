using System.Runtime.CompilerServices;
using Guildhall.Core.Storage;
using Guildhall.Tests.Kit;

namespace Guildhall.EndToEnd.Translate;

/// <summary>A service in a process of its own, started again and again on the same data and the same worlds.</summary>
internal sealed class KilledService : IAsyncDisposable
{
    private readonly StorageOptions database;
    private readonly Dictionary<string, string?> settings;
    private GuildhallProcess process;

    private KilledService(
        LocalDiscord discord,
        GuildhallFolder folder,
        StorageOptions database,
        Dictionary<string, string?> settings
    )
    {
        Discord = discord;
        Folder = folder;
        this.database = database;
        this.settings = settings;
        process = Start();
    }

    public LocalDiscord Discord { get; }

    public GuildhallFolder Folder { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <param name="database">Null: SQLite in the data folder.</param>
    public static async Task<KilledService> StartAsync(StorageOptions? database, bool google)
    {
        var setup = new GuildhallSetup
        {
            Models = Models.Claude,
            Google = google,
            Projects = LabProject.Documents,
        };
        var discord = await LocalDiscord.StartAsync();
        var folder = new GuildhallFolder(setup);
        var settings = await GuildhallSettings.OfAsync(setup, discord, folder);
        if (database is not null)
        {
            settings["Guildhall:Storage:Provider"] = "postgres";
            settings["Guildhall:Storage:ConnectionString"] = database.ConnectionString;
            settings["Guildhall:Storage:StatementTimeout"] = database.StatementTimeout.ToString("c");
        }

        var place = database ?? new StorageOptions { Path = Path.Combine(folder.Data, "guildhall.db") };
        var service = new KilledService(discord, folder, place, settings);
        await service.ReadyAsync();
        return service;
    }

    /// <summary>Until Discord has the commands.</summary>
    public Task ReadyAsync() => process.SaysAsync("Commands: ");

    public Task KillAsync() => process.KillAsync();

    public Task<int> StopAsync() => process.StopAsync();

    public async Task StartAgainAsync()
    {
        await process.DisposeAsync();
        process = Start();
    }

    /// <summary>Until it is so, asked again and again: the other side is another process.</summary>
    public Task UntilAsync(Func<Task<bool>> isSo, [CallerArgumentExpression(nameof(isSo))] string awaited = "") =>
        Patience.UntilAsync(isSo, () => $"{awaited}; the service said: {process.Said}");

    /// <summary>How often the bot edited an answer, as far as that reached Discord.</summary>
    public async Task<int> EditsAsync() =>
        (await Discord.RequestsAsync()).Count(request =>
            (string)request["method"]! == "PATCH"
            && ((string)request["path"]!).EndsWith("/messages/@original", StringComparison.Ordinal)
            && (int)request["status"]! == 200
        );

    public async Task<long> CountAsync(string sql)
    {
        await using var db = new Db(database, TimeProvider.System);
        return await db.QuerySingleOrDefaultAsync<long>(sql, null, Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        await Discord.DisposeAsync();
        Folder.Dispose();
    }

    private GuildhallProcess Start() => GuildhallProcess.Start(settings, Folder.Root, "run");
}
