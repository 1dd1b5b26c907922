using System.Globalization;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Eligibility;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Guildhall.Sietch.Gating;

/// <summary><c>/eligibility</c>: the contract of gate bots. One address is open to all, the list needs a key, and a call with a
/// body is signed or carries a key. Errors are <c>{"error": text}</c>.</summary>
internal static class GateEndpoints
{
    private const string Path = "/eligibility";
    private const string HealthPath = "/health";
    private const string RetryAfter = "60";
    private static readonly string[] read = [HttpMethods.Get, HttpMethods.Head];

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var calls = endpoints.ServiceProvider.GetRequiredService<GateCall>();
        var answers = endpoints.ServiceProvider.GetRequiredService<GateAnswers>();
        // Before all that pages need: a gate bot has no session.
        // What the web server measures of each request has seven labels, whose text costs more than the answer.
        endpoints.MapMethods(Path, read, http => ListAsync(http, calls, answers)).ShortCircuit().DisableHttpMetrics();
        endpoints
            .MapMethods($"{Path}/{{address}}", read, http => OneAsync(http, calls, answers))
            .ShortCircuit()
            .DisableHttpMetrics();
        endpoints.MapPost(Path, http => GatePost.AnswerAsync(http, calls, answers));
        endpoints.MapMethods(HealthPath, read, http => HealthAsync(http, calls));
        foreach (var path in new[] { Path, $"{Path}/{{address}}", HealthPath })
        {
            endpoints.MapMethods(path, [HttpMethods.Options], PreflightAsync);
        }
    }

    private static async Task ListAsync(HttpContext http, GateCall calls, GateAnswers answers)
    {
        if (await calls.TryAdmitAsync(http, needsKey: true) is not { } tenant)
        {
            await RefuseAsync(http);
            return;
        }

        await (
            answers.TryGet(tenant) is { } gate
                ? SendAsync(http, gate, gate.List, "private, max-age=300")
                : NotReadyAsync(http)
        );
    }

    private static async Task OneAsync(HttpContext http, GateCall calls, GateAnswers answers)
    {
        if (await calls.TryAdmitAsync(http, needsKey: false) is not { } tenant)
        {
            await RefuseAsync(http);
            return;
        }

        if (!TryRead((string?)http.Request.RouteValues["address"], out var wallet))
        {
            GateCall.Refuse(http, StatusCodes.Status400BadRequest, GateRefusals.BadAddress);
            await RefuseAsync(http);
            return;
        }

        await (
            answers.TryGet(tenant) is { } gate
                ? SendAsync(http, gate, gate.Of(wallet), "public, max-age=60")
                : NotReadyAsync(http)
        );
    }

    private static async Task HealthAsync(HttpContext http, GateCall calls)
    {
        if (await calls.TryAdmitAsync(http, needsKey: false) is not { } tenant)
        {
            await RefuseAsync(http);
            return;
        }

        var services = http.RequestServices;
        var state = services.GetRequiredService<PublishedShelf>().TryGet(tenant)?.State;
        var health = GateHealth.Of(state, services.GetRequiredService<TimeProvider>().GetUtcNow());
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.WriteAsJsonAsync(
            health,
            HealthJson.Default.HealthAnswer,
            cancellationToken: http.RequestAborted
        );
    }

    private static Task SendAsync(HttpContext http, PreparedGate gate, byte[] body, string caching)
    {
        var response = http.Response;
        response.Headers.ETag = gate.ETag;
        response.Headers.CacheControl = caching;
        if (http.Request.Headers.IfNoneMatch is { Count: > 0 } seen && Knows(seen.ToString(), gate.ETag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = body.Length;
        // CancellationToken.None: Kestrel makes a source of its own for whoever asks, and this is one small write.
        var written = response.BodyWriter.WriteAsync(body, CancellationToken.None);
        return written.IsCompletedSuccessfully ? Task.CompletedTask : written.AsTask();
    }

    /// <summary>A proxy may have made the tag a weak one.</summary>
    private static bool Knows(string seen, string tag) =>
        seen.Split(',', StringSplitOptions.TrimEntries)
            .Any(one => one == "*" || (one.StartsWith("W/", StringComparison.Ordinal) ? one[2..] : one) == tag);

    /// <summary>An empty answer would make a gate bot strip everyone.</summary>
    public static Task NotReadyAsync(HttpContext http)
    {
        http.Response.Headers.RetryAfter = RetryAfter;
        GateCall.Refuse(http, StatusCodes.Status503ServiceUnavailable, GateRefusals.NotReady);
        return RefuseAsync(http);
    }

    public static Task RefuseAsync(HttpContext http)
    {
        var refusal = GateCall.RefusalOf(http);
        http.Response.Headers.CacheControl = "no-store";
        return http.Response.WriteAsJsonAsync(
            new GateError(refusal.Message, refusal.Code),
            GateJson.Default.GateError,
            cancellationToken: http.RequestAborted
        );
    }

    private static Task PreflightAsync(HttpContext http)
    {
        GateCall.Prepare(http);
        var headers = http.Response.Headers;
        headers.AccessControlAllowMethods = "GET, POST, OPTIONS";
        headers.AccessControlAllowHeaders = string.Join(
            ", ",
            "Content-Type",
            GateCall.KeyHeader,
            "X-Request-ID",
            SignedCalls.KeyHeader,
            SignedCalls.TimeHeader,
            SignedCalls.SignatureHeader
        );
        headers.AccessControlMaxAge = 86400.ToString(CultureInfo.InvariantCulture);
        http.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    /// <summary>In any case: the contract asks for no checksum.</summary>
    public static bool TryRead(string? text, out Address wallet)
    {
        Span<byte> bytes = stackalloc byte[Address.Size];
        var isAddress = Hex.TryDecode(text, bytes);
        wallet = isAddress ? Address.From(bytes) : default;
        return isAddress;
    }
}
