using System.Text.Json;
using System.Text.Json.Nodes;
using Guildhall.Simulator.Rest;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;
using Microsoft.AspNetCore.Http.Features;

namespace Guildhall.Simulator.Control;

/// <summary>Registers routes of <c>/sim</c>; a call that makes no sense is answered with 400 and the reason.</summary>
internal sealed partial class ControlMap(IEndpointRouteBuilder endpoints, Universe world, ILogger<ControlMap> log)
{
    private const long LargestFile = 1L << 30;

    private static readonly string[] Bases =
    [
        "/sim/state",
        "/sim/requests",
        "/sim/bots",
        "/sim/guilds",
        "/sim/channels",
        "/sim/users",
        "/sim/messages",
        "/sim/invites",
        "/sim/modals",
        "/sim/burst",
        "/sim/clock",
        "/sim/faults",
        "/sim/gateway",
        "/sim/live",
        "/sim/export",
        "/sim/import",
        "/sim/models",
        "/sim/hooks",
        "/sim/google",
        "/sim/oauth2",
    ];

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

    /// <summary>An answer that is written as it is made; it takes the gate itself.</summary>
    public void AddWritten(string template, Func<Utf8JsonWriter, CancellationToken, Task> write) =>
        endpoints.MapGet(
            "/sim" + template,
            async http =>
            {
                http.Response.ContentType = "application/json";
                await using var writer = new Utf8JsonWriter(http.Response.Body);
                await write(writer, http.RequestAborted);
            }
        );

    /// <summary>A call whose body is a file; it takes the gate itself.</summary>
    public void AddRaw(string method, string template, Func<ReadOnlyMemory<byte>, JsonNode?> handle) =>
        endpoints.MapMethods("/sim" + template, [method], http => TakeAsync(http, handle));

    /// <summary>What no other route takes.</summary>
    public void Rest() =>
        endpoints.MapFallback(
            "/sim/{**rest}",
            http =>
            {
                var error =
                    $"There is no {http.Request.Method} {http.Request.Path}. There are: {string.Join(", ", Bases)}.";
                return WriteAsync(http.Response, 404, new JsonObject { ["error"] = error }, http.RequestAborted);
            }
        );

    /// <summary>A call that waits for the bot; it takes the gate itself.</summary>
    public void AddWaiting(
        string method,
        string template,
        Func<ControlCall, CancellationToken, Task<JsonNode?>> handle
    ) => endpoints.MapMethods("/sim" + template, [method], http => CallAsync(http, handle));

    private Task CallAsync(HttpContext http, Func<ControlCall, CancellationToken, Task<JsonNode?>> handle) =>
        RunAsync(http, cancellation => CallAsync(http.Request, handle, cancellation), http.RequestAborted);

    private Task TakeAsync(HttpContext http, Func<ReadOnlyMemory<byte>, JsonNode?> handle)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = LargestFile;
        }

        return RunAsync(http, cancellation => ReadAsync(http.Request, handle, cancellation), http.RequestAborted);
    }

    private async Task<JsonNode?> CallAsync(
        HttpRequest request,
        Func<ControlCall, CancellationToken, Task<JsonNode?>> handle,
        CancellationToken cancellation
    )
    {
        var body = await ControlCall.ReadBodyAsync(request, cancellation);
        return await handle(new(world, request, body), cancellation);
    }

    private static async Task<JsonNode?> ReadAsync(
        HttpRequest request,
        Func<ReadOnlyMemory<byte>, JsonNode?> handle,
        CancellationToken cancellation
    )
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellation);
        return handle(body.GetBuffer().AsMemory(0, (int)body.Length));
    }

    private async Task RunAsync(
        HttpContext http,
        Func<CancellationToken, Task<JsonNode?>> handle,
        CancellationToken cancellation
    )
    {
        try
        {
            var answer = await handle(cancellation);
            await WriteAsync(http.Response, 200, answer ?? new JsonObject(), cancellation);
        }
        catch (BadControlException bad)
        {
            await WriteAsync(http.Response, 400, new JsonObject { ["error"] = bad.Message }, cancellation);
        }
        catch (Exception odd) when (RestPipeline.IsOfTheBody(odd))
        {
            // The caller's values, as far as anyone can tell; where it was a bug of ours, the trace is here.
            Odd(http.Request.Method, odd.GetType().Name, odd.StackTrace);
            var error = new JsonObject { ["error"] = $"The call makes no sense: {odd.Message}" };
            await WriteAsync(http.Response, 400, error, cancellation);
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
        await response.WriteAsync(json.ToPlainText(), cancellation);
    }

    [LoggerMessage(LogLevel.Warning, "No sense in a {Method} of /sim: {Failure} {Trace}")]
    private partial void Odd(string method, string failure, string? trace);
}
