using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json.Nodes;

namespace Guildhall.EndToEnd.Web;

/// <summary>A bot that speaks raw REST and gateway and does what the test's script says. It is no client library.</summary>
internal sealed class ScriptedBot : IAsyncDisposable
{
    private const int Intents = 1 | 512 | 4096 | 32768;

    private readonly HttpClient http;
    private readonly ClientWebSocket socket = new();
    private readonly CancellationTokenSource ended = new();
    private readonly ConcurrentDictionary<string, Func<JsonObject, Task>> scripts = new();
    private readonly string applicationId;
    private Task reading = Task.CompletedTask;

    private ScriptedBot(Uri origin, JsonObject bot)
    {
        applicationId = bot["applicationId"]!.ToString();
        http = new HttpClient { BaseAddress = new Uri(origin, "/api/v10/") };
        http.DefaultRequestHeaders.Add("Authorization", $"Bot {bot["token"]}");
        Token = bot["token"]!.ToString();
    }

    public string ApplicationId => applicationId;

    private string Token { get; }

    /// <summary>Failures of scripts, which would otherwise be silent.</summary>
    public ConcurrentQueue<Exception> Failures { get; } = new();

    public static async Task<ScriptedBot> ConnectAsync(Uri origin, CancellationToken cancellation)
    {
        using var control = new HttpClient { BaseAddress = origin };
        var state = await control.GetFromJsonAsync<JsonObject>("/sim/state", cancellation);
        var bot = new ScriptedBot(origin, (JsonObject)state!["bots"]![0]!);
        await bot.OpenAsync(cancellation);
        return bot;
    }

    public async Task RegisterAsync(JsonArray commands, CancellationToken cancellation)
    {
        var answer = await http.PutAsJsonAsync($"applications/{applicationId}/commands", commands, cancellation);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(cancellation));
    }

    /// <param name="name">A command's name, a component's or a form's custom id, or <c>?name</c> for autocomplete.</param>
    public void When(string name, Func<JsonObject, Task> script) => scripts[name] = script;

    public Task AnswerAsync(JsonObject interaction, int type, JsonObject? data = null) =>
        PostAsync(
            $"interactions/{interaction["id"]}/{interaction["token"]}/callback",
            new JsonObject { ["type"] = type, ["data"] = data }
        );

    public async Task EditAsync(JsonObject interaction, JsonObject message)
    {
        var route = $"webhooks/{applicationId}/{interaction["token"]}/messages/@original";
        var answer = await http.PatchAsJsonAsync(route, message, ended.Token);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(ended.Token));
    }

    /// <summary>Any call of Discord's own API; answers what it says.</summary>
    public async Task<JsonNode> CallAsync(HttpMethod method, string route, JsonNode body)
    {
        using var request = new HttpRequestMessage(method, route) { Content = JsonContent.Create(body) };
        var answer = await http.SendAsync(request, ended.Token);
        var text = await answer.Content.ReadAsStringAsync(ended.Token);
        Assert.True(answer.IsSuccessStatusCode, text);
        return text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!;
    }

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        await reading;
        socket.Dispose();
        http.Dispose();
        ended.Dispose();
    }

    private async Task PostAsync(string route, JsonObject body)
    {
        var answer = await http.PostAsJsonAsync(route, body, ended.Token);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(ended.Token));
    }

    private async Task OpenAsync(CancellationToken cancellation)
    {
        var gateway = await http.GetFromJsonAsync<JsonObject>("gateway/bot", cancellation);
        await socket.ConnectAsync(new Uri($"{gateway!["url"]}/?v=10&encoding=json"), cancellation);
        await ReceiveAsync(cancellation);
        var identify = new JsonObject
        {
            ["op"] = 2,
            ["d"] = new JsonObject
            {
                ["token"] = Token,
                ["intents"] = Intents,
                ["properties"] = new JsonObject
                {
                    ["os"] = "linux",
                    ["browser"] = "test",
                    ["device"] = "test",
                },
            },
        };
        var bytes = System.Text.Encoding.UTF8.GetBytes(identify.ToJsonString());
        await socket.SendAsync(bytes, WebSocketMessageType.Text, true, cancellation);
        while ((await ReceiveAsync(cancellation))?["t"]?.ToString() != "READY") { }

        reading = ReadAsync();
    }

    private async Task ReadAsync()
    {
        try
        {
            while (await ReceiveAsync(ended.Token) is { } payload)
            {
                if (payload["t"]?.ToString() == "INTERACTION_CREATE")
                {
                    _ = RunAsync((JsonObject)payload["d"]!);
                }
            }
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or WebSocketException)
        {
            // The test is over, or the simulator is.
        }
    }

    private async Task RunAsync(JsonObject interaction)
    {
        var data = interaction["data"]!;
        var name = (data["name"] ?? data["custom_id"])!.ToString();
        var key = (int)interaction["type"]! == 4 ? "?" + name : name;
        try
        {
            await scripts[key](interaction);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The test had seen enough.
        }
        catch (Exception failure)
        {
            Failures.Enqueue(failure);
        }
    }

    private async Task<JsonNode?> ReceiveAsync(CancellationToken cancellation)
    {
        using var message = new MemoryStream();
        var buffer = new byte[16 * 1024];
        ValueWebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(buffer.AsMemory(), cancellation);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            message.Write(buffer, 0, part.Count);
        } while (!part.EndOfMessage);

        return JsonNode.Parse(message.ToArray());
    }
}
