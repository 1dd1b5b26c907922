using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Guildhall.EndToEnd.Sietch.Scenarios;

/// <summary>An endpoint of a chain over real HTTP: it passes calls on to a node, unless its script has it fail or lie.</summary>
internal sealed class ScriptedEndpoint : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly HttpClient node;
    private readonly ConcurrentQueue<RpcCall> calls = new();

    private ScriptedEndpoint(WebApplication app, Uri node)
    {
        this.app = app;
        this.node = new HttpClient { BaseAddress = node, Timeout = TimeSpan.FromMinutes(2) };
        app.MapPost("/", (Delegate)AnswerAsync);
    }

    public Uri Address => new(app.Urls.Single());

    /// <summary>Answers nothing but 503.</summary>
    public bool IsDead { get; set; }

    /// <summary>The last block that it knows: a node that lags. It has no logs beyond, and says nothing of it.</summary>
    public ulong? Standing { get; set; }

    /// <summary>Comes before each call; false has this one answered with 503.</summary>
    public Func<RpcCall, Task<bool>>? Before { get; set; }

    /// <summary>Another answer than the node's: as it is given back.</summary>
    public Func<RpcCall, JsonObject, JsonObject>? Twist { get; set; }

    /// <summary>In the order in which they came; the dead are asked too.</summary>
    public IReadOnlyList<RpcCall> Calls => [.. calls];

    /// <param name="host">A loopback address: messages name endpoints by it.</param>
    public static async Task<ScriptedEndpoint> StartAsync(Uri node, string host)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Parse(host), 0));
        var endpoint = new ScriptedEndpoint(builder.Build(), node);
        await endpoint.app.StartAsync(TestContext.Current.CancellationToken);
        return endpoint;
    }

    /// <summary>Tells the logs otherwise than the node does.</summary>
    public void TellLogs(Func<RpcCall, IReadOnlyList<JsonNode>, IEnumerable<JsonNode>> told) =>
        Twist = (call, answer) =>
        {
            if (call.IsLogs && answer["result"] is JsonArray logs)
            {
                answer["result"] = new JsonArray([
                    .. told(call, [.. logs.Select(log => log!)]).Select(log => log.DeepClone()),
                ]);
            }

            return answer;
        };

    /// <summary>The protocol's error in the place of a result.</summary>
    public static JsonObject Error(JsonObject answer, int code, string message) =>
        new()
        {
            ["jsonrpc"] = "2.0",
            ["id"] = answer["id"]!.DeepClone(),
            ["error"] = new JsonObject { ["code"] = code, ["message"] = message },
        };

    public void Forget() => calls.Clear();

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(CancellationToken.None); // The test may have been cancelled already.
        await app.DisposeAsync();
        node.Dispose();
    }

    private async Task<IResult> AnswerAsync(HttpContext http)
    {
        var asked = (await JsonNode.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted))!;
        var call = new RpcCall((string)asked["method"]!, asked["params"]!.DeepClone().AsArray());
        calls.Enqueue(call);
        if (IsDead || (Before is { } before && !await before(call)))
        {
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        if (Standing is { } head && Beyond(call, head, asked) is { } beyond)
        {
            return Results.Json(beyond);
        }

        using var response = await node.PostAsJsonAsync("", asked, http.RequestAborted);
        var answer = (await response.Content.ReadFromJsonAsync<JsonObject>(http.RequestAborted))!;
        return Results.Json(Twist?.Invoke(call, answer) ?? answer);
    }

    /// <returns>What it says of what it does not know yet; null where the node can be asked.</returns>
    private static JsonObject? Beyond(RpcCall call, ulong head, JsonNode asked)
    {
        var answer = new JsonObject { ["jsonrpc"] = "2.0", ["id"] = asked["id"]!.DeepClone() };
        if (call.Method == "eth_getBlockByNumber" && call.Block is null)
        {
            asked["params"]![0] = Quantity(head);
        }
        else if (call.Block > head)
        {
            answer["result"] = null;
            return answer;
        }
        else if (call.IsLogs && call.From > head)
        {
            answer["result"] = new JsonArray();
            return answer;
        }
        else if (call.IsLogs && call.To > head)
        {
            asked["params"]![0]!["toBlock"] = Quantity(head);
        }

        return null;
    }

    private static string Quantity(ulong number) => string.Create(CultureInfo.InvariantCulture, $"0x{number:x}");
}
