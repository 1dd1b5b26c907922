using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Guildhall.EndToEnd.Sietch.Scenarios;

/// <summary>A node in front of the local chain, which can be slow or know more than that does.</summary>
internal sealed class NodeInFront : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly HttpClient http = new();
    private readonly SemaphoreSlim asked = new(0);
    private TaskCompletionSource? gate;

    private NodeInFront(WebApplication app) => this.app = app;

    /// <summary>The local chain's own address.</summary>
    public Uri Chain { get; set; } = null!;

    /// <summary>Answers a call in the chain's place; null leaves it to the chain.</summary>
    public Func<JsonObject, string?> Instead { get; set; } = _ => null;

    public Uri Address => new(app.Urls.Single());

    public static async Task<NodeInFront> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var node = new NodeInFront(builder.Build());
        node.app.MapPost("/", node.AnswerAsync);
        await node.app.StartAsync(TestContext.Current.CancellationToken);
        return node;
    }

    /// <summary>Nothing is answered until <see cref="Release"/>.</summary>
    public void Hold() => gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when somebody waits for an answer that is held.</summary>
    public Task HeldAsync() => asked.WaitAsync(TestContext.Current.CancellationToken);

    public void Release() => gate!.TrySetResult();

    public async ValueTask DisposeAsync()
    {
        gate?.TrySetResult();
        await app.StopAsync(CancellationToken.None); // The test may have been cancelled already.
        await app.DisposeAsync();
        http.Dispose();
        asked.Dispose();
    }

    private async Task<IResult> AnswerAsync(HttpRequest request)
    {
        var cancellation = request.HttpContext.RequestAborted;
        var call = (await request.ReadFromJsonAsync<JsonObject>(cancellation))!;
        if (gate is { Task.IsCompleted: false } held)
        {
            asked.Release();
            await held.Task.WaitAsync(cancellation);
        }

        if (Instead(call) is { } result)
        {
            return Results.Json(
                new JsonObject
                {
                    ["jsonrpc"] = "2.0",
                    ["id"] = call["id"]?.DeepClone(),
                    ["result"] = result,
                }
            );
        }

        using var answer = await http.PostAsJsonAsync(Chain, call, cancellation);
        return Results.Text(
            await answer.Content.ReadAsStringAsync(cancellation),
            "application/json",
            statusCode: (int)answer.StatusCode
        );
    }
}
