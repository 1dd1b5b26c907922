using System.Text.RegularExpressions;
using Guildhall.Tests.Kit;

namespace Guildhall.EndToEnd.Sietch.Scenarios;

/// <summary>The program as it is run, on the data and in the world of a <see cref="Room"/>: started, killed and started again.
/// </summary>
internal sealed partial class RoomProgram : IAsyncDisposable
{
    private readonly Dictionary<string, string?> settings;
    private readonly string folder;
    private GuildhallProcess? process;

    public RoomProgram(Dictionary<string, string?> settings, string folder)
    {
        (this.settings, this.folder) = (settings, folder);
        // It takes another free port each time, and says which.
        settings["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Information";
    }

    public HttpClient Http { get; private set; } = new();

    /// <summary>Until Discord has its commands.</summary>
    public async Task StartAsync()
    {
        if (process is not null)
        {
            await process.DisposeAsync();
        }

        process = GuildhallProcess.Start(settings, folder, "run");
        await process.SaysAsync("Now listening on: ");
        await process.SaysAsync("Commands: ");
        Http.Dispose();
        Http = new() { BaseAddress = new(Address().Match(process.Said).Groups[1].Value) };
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

    [GeneratedRegex("Now listening on: (http://[0-9.]+:[0-9]+)")]
    private static partial Regex Address();
}
