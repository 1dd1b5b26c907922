using System.Text.Json.Nodes;
using Guildhall.Simulator;

namespace Guildhall.EndToEnd.Peers;

/// <summary>discord.js, unmodified, takes the simulator for Discord.</summary>
public class DiscordJsTests
{
    private static readonly string[] Steps =
    [
        "ready",
        "members",
        "commands",
        "autocomplete",
        "reply",
        "defer",
        "ephemeral",
        "context menu",
        "components",
        "message",
        "reaction",
        "pin",
        "file",
        "thread",
        "channel",
        "moderation",
        "direct message",
        "errors",
        "resume",
        "clean",
    ];

    [Fact]
    public async Task The_tour_goes_well_at_every_step()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var folder = await NodePeer.InstallAsync(cancellation);
        await using var app = SimulatorApp.Create(new SimulatorOptions { Port = 0 });
        await app.StartAsync(cancellation);
        using var http = new HttpClient { BaseAddress = new Uri(app.Address()) };
        var state = JsonNode.Parse(await http.GetStringAsync("/sim/state", cancellation))!;
        var token = (string)state["bots"]![0]!["token"]!;

        var (_, output, errors) = await NodePeer.RunAsync(
            "node",
            folder,
            ["tour.mjs", app.Address(), token],
            cancellation
        );

        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!).ToArray();
        Assert.All(lines, l => Assert.True((bool)l["ok"]!, $"{l["step"]}: {l["detail"]}\n{errors}"));
        Assert.Equal(Steps, lines.Select(l => (string)l["step"]!));
    }
}
