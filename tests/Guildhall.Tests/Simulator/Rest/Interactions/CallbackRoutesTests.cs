using System.Net;
using System.Text.Json.Nodes;

namespace Guildhall.Tests.Simulator.Rest.Interactions;

public class CallbackRoutesTests
{
    private const string Here = "/guilds/onomancer-demo/channels/general";

    [Fact]
    public async Task A_reply_reaches_the_member_who_asked()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        using var gateway = await BotWithCommandAsync(simulator);
        var running = RunAsync(simulator);
        var interaction = await gateway.UntilAsync("INTERACTION_CREATE");

        var answer = await AnswerAsync(simulator, interaction, 4, new JsonObject { ["content"] = "pong" });
        var result = (await running).Body!;

        Assert.Equal(HttpStatusCode.NoContent, answer.Status);
        Assert.Equal("leadership", (string?)interaction["member"]!["user"]!["username"]);
        Assert.Equal("pong", (string?)result["reply"]!["content"]);
        Assert.False((bool)result["deferred"]!);
    }

    [Fact]
    public async Task A_deferred_answer_is_final_when_it_is_edited()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        using var gateway = await BotWithCommandAsync(simulator);
        var running = RunAsync(simulator);
        var interaction = await gateway.UntilAsync("INTERACTION_CREATE");

        await AnswerAsync(simulator, interaction, 5, new JsonObject { ["flags"] = 64 });
        var path = $"/webhooks/{simulator.ApplicationId}/{interaction["token"]}/messages/@original";
        var edit = await simulator.ApiAsync("PATCH", path, new JsonObject { ["content"] = "done" });
        var result = (await running).Body!;

        Assert.Equal(HttpStatusCode.OK, edit.Status);
        Assert.True((bool)result["deferred"]!);
        Assert.True((bool)result["ephemeral"]!);
        Assert.Equal("done", (string?)result["reply"]!["content"]);
    }

    [Fact]
    public async Task An_ephemeral_reply_is_seen_by_its_member_alone()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        using var gateway = await BotWithCommandAsync(simulator);
        var running = RunAsync(simulator);
        var interaction = await gateway.UntilAsync("INTERACTION_CREATE");
        await AnswerAsync(simulator, interaction, 4, new JsonObject { ["content"] = "psst", ["flags"] = 64 });
        await running;

        var own = await simulator.SimAsync("GET", $"{Here}/messages?as=leadership");
        var other = await simulator.SimAsync("GET", $"{Here}/messages?as=product");
        var bot = await simulator.ApiAsync("GET", $"/channels/{simulator.ChannelId("general")}/messages");

        Assert.Equal("psst", (string?)own.Body![0]!["content"]);
        Assert.DoesNotContain(other.Body!.AsArray(), m => (string?)m!["content"] == "psst");
        Assert.DoesNotContain(bot.Body!.AsArray(), m => (string?)m!["content"] == "psst");
    }

    [Fact]
    public async Task A_second_acknowledgement_is_refused()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        using var gateway = await BotWithCommandAsync(simulator);
        var running = RunAsync(simulator);
        var interaction = await gateway.UntilAsync("INTERACTION_CREATE");

        await AnswerAsync(simulator, interaction, 4, new JsonObject { ["content"] = "first" });
        var second = await AnswerAsync(simulator, interaction, 4, new JsonObject { ["content"] = "second" });
        await running;

        Assert.Equal(40060, second.Code);
    }

    [Fact]
    public async Task An_answer_after_three_seconds_is_too_late()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        using var gateway = await BotWithCommandAsync(simulator);
        var running = RunAsync(simulator);
        var interaction = await gateway.UntilAsync("INTERACTION_CREATE");

        simulator.Time.Advance(TimeSpan.FromSeconds(3.1));
        var late = await AnswerAsync(simulator, interaction, 4, new JsonObject { ["content"] = "late" });

        Assert.Equal(10062, late.Code);
        simulator.Time.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal("The application did not respond", (string?)(await running).Body!["error"]);
    }

    [Fact]
    public async Task The_token_ends_after_fifteen_minutes()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        using var gateway = await BotWithCommandAsync(simulator);
        var running = RunAsync(simulator);
        var interaction = await gateway.UntilAsync("INTERACTION_CREATE");
        await AnswerAsync(simulator, interaction, 4, new JsonObject { ["content"] = "first" });
        await running;

        simulator.Time.Advance(TimeSpan.FromMinutes(15.1));
        var path = $"/webhooks/{simulator.ApplicationId}/{interaction["token"]}";
        var late = await simulator.ApiAsync("POST", path, new JsonObject { ["content"] = "more" });

        Assert.Equal(50027, late.Code);
    }

    [Fact]
    public async Task A_command_with_a_wrong_option_never_reaches_the_bot()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        using var gateway = await BotWithCommandAsync(simulator);
        var body = new JsonObject
        {
            ["as"] = "leadership",
            ["name"] = "ping",
            ["options"] = new JsonObject { ["colour"] = "red" },
        };

        var answer = await simulator.SimAsync("POST", $"{Here}/commands", body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("colour", (string?)answer.Body!["error"], StringComparison.Ordinal);
    }

    private static async Task<RawGateway> BotWithCommandAsync(SimulatorFixture simulator)
    {
        var commands = new JsonArray(new JsonObject { ["name"] = "ping", ["description"] = "Are you there?" });
        await simulator.ApiAsync("PUT", $"/applications/{simulator.ApplicationId}/commands", commands);
        return (await RawGateway.LogInAsync(simulator)).Gateway;
    }

    private static Task<RestAnswer> RunAsync(SimulatorFixture simulator) =>
        simulator.SimAsync("POST", $"{Here}/commands", new JsonObject { ["as"] = "leadership", ["name"] = "ping" });

    private static Task<RestAnswer> AnswerAsync(
        SimulatorFixture simulator,
        JsonNode interaction,
        int type,
        JsonNode data
    )
    {
        var path = $"/interactions/{interaction["id"]}/{interaction["token"]}/callback";
        return simulator.ApiAsync("POST", path, new JsonObject { ["type"] = type, ["data"] = data });
    }
}
