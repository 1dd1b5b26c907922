using System.Globalization;
using Guildhall.EndToEnd.Postgres;
using Guildhall.Tests.Kit;

namespace Guildhall.EndToEnd.Sietch.Scenarios;

/// <summary>The program as it is run, on the data and in the world of a <see cref="Room"/>: started, killed and started again.
/// </summary>
internal sealed class RoomProgram : IAsyncDisposable
{
    private readonly Dictionary<string, string?> settings;
    private readonly string folder;
    private GuildhallProcess? process;

    public RoomProgram(Dictionary<string, string?> settings, string folder)
    {
        (this.settings, this.folder) = (settings, folder);
        var port = PostgresServer.FreePort().ToString(CultureInfo.InvariantCulture);
        settings["Guildhall:Http:Port"] = port;
        Http = new() { BaseAddress = new($"http://127.0.0.1:{port}") };
    }

    public HttpClient Http { get; }

    /// <summary>Until Discord has its commands.</summary>
    public async Task StartAsync()
    {
        if (process is not null)
        {
            await process.DisposeAsync();
        }

        process = GuildhallProcess.Start(settings, folder, "run");
        await process.SaysAsync("Commands: ");
    }

    public Task KillAsync() => process!.KillAsync();

    /// <summary>What <c>guildhall jobs list</c> says.</summary>
    public async Task<string> JobsAsync() =>
        (await GuildhallProcess.RunAsync(settings, folder, "", "jobs", "list")).Output;

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (process is not null)
        {
            await process.DisposeAsync();
        }
    }
}
