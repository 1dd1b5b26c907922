using System.Net.Http.Json;
using System.Text.Json;
using Guildhall.Simulator;
using Microsoft.AspNetCore.Builder;

namespace Guildhall.Bench;

/// <summary>The simulator in this process, with the settings that bring a host to it.</summary>
internal sealed class LocalWorld : IAsyncDisposable
{
    private readonly WebApplication simulator;

    private LocalWorld(WebApplication simulator, string token)
    {
        this.simulator = simulator;
        Http = new HttpClient { BaseAddress = new Uri(simulator.Address()) };
        Folder = Directory.CreateTempSubdirectory("guildhall-bench-").FullName;
        Settings = new()
        {
            ["Guildhall:Discord:Token"] = token,
            ["Guildhall:Discord:Api"] = $"{simulator.Address()}/api/v10",
            ["Guildhall:Http:Port"] = "0",
            ["Guildhall:Data"] = Folder,
            ["Guildhall:Tenants:Directory"] = Path.Combine(Repository(), "demo", "tenants"),
            ["Guildhall:Commands:PerMinute"] = "100000",
        };
    }

    public HttpClient Http { get; }

    public string Folder { get; }

    public Dictionary<string, string?> Settings { get; }

    /// <param name="tellsLimits">False where a client that keeps to the limits would measure those.</param>
    public static async Task<LocalWorld> StartAsync(bool tellsLimits = true)
    {
        var simulator = SimulatorApp.Create(
            new SimulatorOptions
            {
                Port = 0,
                EnforcesRateLimits = false,
                TellsRateLimits = tellsLimits,
            }
        );
        await simulator.StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(simulator.Address()) };
        var state = await http.GetFromJsonAsync<JsonElement>("/sim/state");
        return new LocalWorld(simulator, state.GetProperty("bots")[0].GetProperty("token").GetString()!);
    }

    /// <summary>Runs the command and waits for its final answer.</summary>
    public async Task<JsonElement> TranslateAsync(string document)
    {
        using var answer = await Http.PostAsJsonAsync(
            "/sim/guilds/onomancer-demo/channels/general/commands",
            new
            {
                @as = "leadership",
                name = "translate",
                options = new
                {
                    project = "mibera",
                    document,
                    audience = "leadership",
                },
            }
        );
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await simulator.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    public static string Repository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Guildhall.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The bench runs outside the repository.");
    }
}
