using Guildhall.Simulator.Faults;

namespace Guildhall.Simulator.Worlds.Hooks;

/// <summary>A receiver for the webhooks that Guildhall sends, and <c>GET /sim/hooks</c> to read them.</summary>
internal static class HookEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var services = endpoints.ServiceProvider;
        endpoints
            .Map("/hooks/{**path}", ReceiveAsync)
            .AddEndpointFilter(
                new FaultFilter(
                    "hooks",
                    services.GetRequiredService<FaultEngine>(),
                    services.GetRequiredService<TimeProvider>()
                )
            );
        endpoints.MapGet(
            "/sim/hooks",
            (HookBox box, long? since) => Results.Json(new { hooks = box.Since(since ?? 0) })
        );
    }

    private static async Task<IResult> ReceiveAsync(HttpRequest request, HookBox box, CancellationToken cancellation)
    {
        if (!HttpMethods.IsPost(request.Method) && !HttpMethods.IsPut(request.Method))
        {
            return Results.StatusCode(StatusCodes.Status405MethodNotAllowed);
        }

        using var reader = new StreamReader(request.Body);
        var body = await reader.ReadToEndAsync(cancellation);
        var headers = request.Headers.ToDictionary(h => h.Key.ToLowerInvariant(), h => h.Value.ToString());
        box.Add(request.Method, request.Path, headers, body);
        return Results.NoContent();
    }
}
