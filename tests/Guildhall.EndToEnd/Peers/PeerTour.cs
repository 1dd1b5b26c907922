using System.Text.Json.Nodes;
using Guildhall.Simulator;
using Guildhall.Tests.Contract;

namespace Guildhall.EndToEnd.Peers;

/// <summary>One tour of a Node client through a simulator of its own, taken once for all the steps that are asked for.</summary>
public sealed class PeerTour
{
    private readonly Lock gate = new();
    private Task<Taken>? taken;

    /// <param name="tour">The folder of its scripts.</param>
    /// <param name="compression">What the client's gateway is to use.</param>
    /// <param name="step">
    /// The one that must have gone well; null for the tour as a whole: every step once, every answer as Discord describes it.
    /// </param>
    /// <param name="heartbeat">How often the client is told to beat; null for Discord's own interval.</param>
    internal async Task AssertAsync(string tour, string compression, string? step, TimeSpan? heartbeat = null)
    {
        Task<Taken> running;
        lock (gate)
        {
            running = taken ??= TakeAsync(tour, compression, heartbeat, TestContext.Current.CancellationToken);
        }

        var (steps, end, contract) = await running;
        if (step is null)
        {
            contract?.Verify(ContractSide.Simulator);
            Assert.Equal(PeerScripts.StepsOf(tour).Select(r => r.Data).Order(), steps.Select(s => NameOf(s)).Order());
            return;
        }

        var result = steps.FirstOrDefault(s => NameOf(s) == step);
        Assert.True(result is not null, $"The tour ended before this step. {end}");
        Assert.True((bool)result["ok"]!, $"{result["detail"]}\n{end}");
    }

    private static async Task<Taken> TakeAsync(
        string tour,
        string compression,
        TimeSpan? heartbeat,
        CancellationToken cancellation
    )
    {
        var folder = await NodePeer.InstallAsync(cancellation);
        // Several clients of one bot log in here, which Discord would have wait for one another; and a slow machine is not late.
        var options = new SimulatorOptions
        {
            Port = 0,
            IdentifyEvery = TimeSpan.Zero,
            AnswerWithin = TimeSpan.FromMinutes(1),
        };
        options = heartbeat is { } interval ? options with { HeartbeatInterval = interval } : options;
        await using var app = SimulatorApp.Create(options);
        var contract = ContractTap.On(app);
        await app.StartAsync(cancellation);
        using var http = new HttpClient { BaseAddress = new Uri(app.Address()) };
        var state = JsonNode.Parse(await http.GetStringAsync("/sim/state", cancellation))!;
        var token = (string)state["bots"]![0]!["token"]!;
        string[] preloaded = compression switch
        {
            "none" => ["--require", "./uncompressed.cjs"],
            _ when NodePeer.HasZlibSync(folder) => [],
            _ => ["--require", "./in-javascript.cjs"],
        };

        var (code, output, errors) = await NodePeer.RunAsync(
            "node",
            folder,
            [.. preloaded, $"{tour}/tour.mjs", app.Address(), token, compression],
            cancellation
        );

        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return new([.. lines.Select(l => JsonNode.Parse(l)!)], $"node ended with {code}. {errors}", contract);
    }

    private static string NameOf(JsonNode step) => (string)step["step"]!;

    private sealed record Taken(IReadOnlyList<JsonNode> Steps, string End, ContractTap? Contract);
}
