using System.Text.Json.Nodes;
using Guildhall.Simulator.Rest;
using Guildhall.Simulator.State;

namespace Guildhall.Simulator.Control;

/// <summary>Registers routes of <c>/sim</c>; a call that makes no sense is answered with 400 and the reason.</summary>
internal sealed class ControlMap(IEndpointRouteBuilder endpoints, Universe world)
{
    /// <summary>A call that is done at once; it runs inside the universe's gate.</summary>
    public void Add(string method, string template, Func<ControlCall, JsonNode?> handle) =>
        AddWaiting(
            method,
            template,
            (call, _) =>
            {
                lock (world.Gate)
                {
                    return Task.FromResult(handle(call));
                }
            }
        );

    /// <summary>A call that waits for the bot; it takes the gate itself.</summary>
    public void AddWaiting(
        string method,
        string template,
        Func<ControlCall, CancellationToken, Task<JsonNode?>> handle
    ) => endpoints.MapMethods("/sim" + template, [method], http => RunAsync(http, handle, http.RequestAborted));

    private async Task RunAsync(
        HttpContext http,
        Func<ControlCall, CancellationToken, Task<JsonNode?>> handle,
        CancellationToken cancellation
    )
    {
        try
        {
            var body = await ControlCall.ReadBodyAsync(http.Request, cancellation);
            var answer = await handle(new(world, http.Request, body), cancellation);
            await WriteAsync(http.Response, 200, answer ?? new JsonObject(), cancellation);
        }
        catch (BadControlException bad)
        {
            await WriteAsync(http.Response, 400, new JsonObject { ["error"] = bad.Message }, cancellation);
        }
        catch (ApiException refusal)
        {
            // Discord itself would not let that member do it.
            var answer = refusal.ToAnswer();
            var json = (JsonObject)answer.Body!;
            json["error"] = refusal.Message;
            await WriteAsync(http.Response, answer.Status, json, cancellation);
        }
    }

    private static async Task WriteAsync(
        HttpResponse response,
        int status,
        JsonNode json,
        CancellationToken cancellation
    )
    {
        response.StatusCode = status;
        response.ContentType = "application/json";
        await response.WriteAsync(json.ToJsonString(), cancellation);
    }
}
