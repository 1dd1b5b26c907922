using System.Text.Json.Nodes;

namespace Guildhall.Tests.Simulator.Interactions;

/// <summary>A simulator, a bot that listens on a raw gateway, and members who use what the bot offers.</summary>
internal sealed class InteractionStage : IAsyncDisposable
{
    public const string General = "/guilds/onomancer-demo/channels/general";

    private readonly RawGateway gateway;

    private InteractionStage(SimulatorFixture simulator, RawGateway gateway) =>
        (Simulator, this.gateway) = (simulator, gateway);

    public SimulatorFixture Simulator { get; }

    /// <param name="commands">The bot's global commands, as a JSON array.</param>
    public static async Task<InteractionStage> StartAsync(string commands = "[]")
    {
        var simulator = await SimulatorFixture.StartAsync();
        var registered = await simulator.ApiAsync(
            "PUT",
            $"/applications/{simulator.ApplicationId}/commands",
            JsonNode.Parse(commands)
        );
        Assert.Equal(200, (int)registered.Status);
        return new(simulator, (await RawGateway.LogInAsync(simulator)).Gateway);
    }

    /// <summary>The next event of that name that the bot hears.</summary>
    public Task<JsonNode> HearAsync(string name) => gateway.UntilAsync(name);

    public Task<RestAnswer> TryAsync(string path, string body) =>
        Simulator.SimAsync("POST", path, JsonNode.Parse(body));

    /// <summary>Somebody uses something; the bot has heard of it and nothing more.</summary>
    public async Task<PendingInteraction> UseAsync(string path, string body)
    {
        var use = TryAsync(path, body);
        var arriving = gateway.UntilAsync("INTERACTION_CREATE");
        if (await Task.WhenAny(use, arriving) == use)
        {
            Assert.Fail((await use).Body!.ToJsonString());
        }

        return new(this, await arriving, use);
    }

    /// <summary>What Discord's own form says to a member who tries that.</summary>
    public async Task<string> RefusalAsync(string path, string body)
    {
        var answer = await TryAsync(path, body);
        Assert.Equal(400, (int)answer.Status);
        return (string)answer.Body!["error"]!;
    }

    /// <summary>A message of the bot's in #general; answers its id.</summary>
    public async Task<string> PostAsync(string components)
    {
        var path = $"/channels/{Simulator.ChannelId("general")}/messages";
        var body = new JsonObject { ["content"] = "Choose.", ["components"] = JsonNode.Parse(components) };
        return (string)(await Simulator.ApiAsync("POST", path, body)).Body!["id"]!;
    }

    /// <summary>The contents that a member reads in #general; of nobody in particular: the history that the bot gets.</summary>
    public async Task<IReadOnlyList<string>> ReadAsync(string? member = null)
    {
        var answer = member is null
            ? await Simulator.ApiAsync("GET", $"/channels/{Simulator.ChannelId("general")}/messages")
            : await Simulator.SimAsync("GET", $"{General}/messages?as={member}");
        return [.. answer.Body!.AsArray().Select(m => (string)m!["content"]!)];
    }

    public async ValueTask DisposeAsync()
    {
        gateway.Dispose();
        await Simulator.DisposeAsync();
    }
}

/// <param name="Data">The payload of INTERACTION_CREATE.</param>
/// <param name="Ending">The control call, which ends with the bot's final answer.</param>
internal sealed record PendingInteraction(InteractionStage Stage, JsonNode Data, Task<RestAnswer> Ending)
{
    public JsonNode Inner => Data["data"]!;

    /// <summary>The callback.</summary>
    public Task<RestAnswer> AnswerAsync(int type, string data = """{"content":"done"}""") =>
        Stage.Simulator.ApiAsync(
            "POST",
            $"/interactions/{Data["id"]}/{Data["token"]}/callback",
            new JsonObject { ["type"] = type, ["data"] = JsonNode.Parse(data) }
        );

    /// <summary>A call on the interaction's own webhook: follow-ups and <c>@original</c>.</summary>
    public Task<RestAnswer> HookAsync(string method, string path = "", string? body = null) =>
        Stage.Simulator.ApiAsync(
            method,
            $"/webhooks/{Stage.Simulator.ApplicationId}/{Data["token"]}{path}",
            body is null ? null : JsonNode.Parse(body)
        );

    /// <summary>Answers, and tells what the member saw in the end.</summary>
    public async Task<JsonNode> FinishAsync(int type = 4, string data = """{"content":"done"}""")
    {
        var answered = await AnswerAsync(type, data);
        Assert.True((int)answered.Status == 204, answered.Body?.ToJsonString());
        return (await Ending).Body!;
    }
}
