using System.Globalization;
using System.Text.Json;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Chain;
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
    private const int LargestBody = 10 * 1024;
    private const string RetryAfter = "60";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var calls = endpoints.ServiceProvider.GetRequiredService<GateCall>();
        var answers = endpoints.ServiceProvider.GetRequiredService<GateAnswers>();
        // Before all that pages need: a gate bot has no session.
        // What the web server measures of each request has seven labels, whose text costs more than the answer.
        endpoints.MapGet(Path, http => ListAsync(http, calls, answers)).ShortCircuit().DisableHttpMetrics();
        endpoints
            .MapGet($"{Path}/{{address}}", http => OneAsync(http, calls, answers))
            .ShortCircuit()
            .DisableHttpMetrics();
        endpoints.MapPost(Path, http => PostAsync(http, calls, answers));
        endpoints.MapMethods(Path, [HttpMethods.Options], PreflightAsync);
        endpoints.MapMethods($"{Path}/{{address}}", [HttpMethods.Options], PreflightAsync);
    }

    private static Task ListAsync(HttpContext http, GateCall calls, GateAnswers answers)
    {
        if (calls.TryAdmit(http, needsKey: true) is not { } tenant)
        {
            return RefuseAsync(http);
        }

        http.Response.Headers.Vary = "X-API-Key";
        return answers.TryGet(tenant) is { } gate
            ? SendAsync(http, gate, gate.List, "private, max-age=300")
            : NotReadyAsync(http);
    }

    private static Task OneAsync(HttpContext http, GateCall calls, GateAnswers answers)
    {
        if (calls.TryAdmit(http, needsKey: false) is not { } tenant)
        {
            return RefuseAsync(http);
        }

        if (!TryRead((string?)http.Request.RouteValues["address"], out var wallet))
        {
            GateCall.Refuse(http, StatusCodes.Status400BadRequest, GateRefusals.BadAddress);
            return RefuseAsync(http);
        }

        return answers.TryGet(tenant) is { } gate
            ? SendAsync(http, gate, gate.Of(wallet), "public, max-age=60")
            : NotReadyAsync(http);
    }

    private static async Task PostAsync(HttpContext http, GateCall calls, GateAnswers answers)
    {
        var cancellation = http.RequestAborted;
        if (await TryReadBodyAsync(http, cancellation) is not { } body)
        {
            GateCall.Prepare(http);
            GateCall.Refuse(http, StatusCodes.Status413PayloadTooLarge, GateRefusals.TooLarge);
            await RefuseAsync(http);
            return;
        }

        if (await TryAdmitSignedAsync(http, calls, body, cancellation) is not { } tenant)
        {
            await RefuseAsync(http);
            return;
        }

        if (TryReadWallets(body) is not { } wallets)
        {
            GateCall.Refuse(http, StatusCodes.Status400BadRequest, GateRefusals.BadBody);
            await RefuseAsync(http);
            return;
        }

        if (answers.TryGet(tenant) is not { } gate)
        {
            await NotReadyAsync(http);
            return;
        }

        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        await using var json = new Utf8JsonWriter(http.Response.BodyWriter);
        json.WriteStartObject();
        json.WriteBoolean("success", wallets.Exists(gate.IsEligible));
        gate.WriteSnapshot(json);
        json.WriteStartArray("results");
        foreach (var wallet in wallets)
        {
            gate.WriteOne(json, wallet);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(cancellation);
    }

    /// <summary>By signature where there is one, else by the key itself.</summary>
    private static async Task<TenantId?> TryAdmitSignedAsync(
        HttpContext http,
        GateCall calls,
        ReadOnlyMemory<byte> body,
        CancellationToken cancellation
    )
    {
        var headers = http.Request.Headers;
        var signature = headers[SignedCalls.SignatureHeader].ToString();
        if (signature.Length == 0)
        {
            return calls.TryAdmit(http, needsKey: true);
        }

        GateCall.Prepare(http);
        if (calls.IsGuessing(http, isWrong: false))
        {
            return GateCall.Refuse(http, StatusCodes.Status429TooManyRequests, GateRefusals.TooMany);
        }

        var signed = await http
            .RequestServices.GetRequiredService<SignedCalls>()
            .CheckAsync(
                headers[SignedCalls.KeyHeader].ToString(),
                headers[SignedCalls.TimeHeader].ToString(),
                signature,
                body,
                cancellation
            );
        if (signed.TryGet(out var key, out var refusal))
        {
            return calls.TryAdmit(http, key);
        }

        calls.IsGuessing(http, isWrong: true);
        return GateCall.Refuse(http, StatusCodes.Status401Unauthorized, refusal);
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
    private static Task NotReadyAsync(HttpContext http)
    {
        http.Response.Headers.RetryAfter = RetryAfter;
        GateCall.Refuse(http, StatusCodes.Status503ServiceUnavailable, GateRefusals.NotReady);
        return RefuseAsync(http);
    }

    private static Task RefuseAsync(HttpContext http)
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
            "X-API-Key",
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

    private static async Task<byte[]?> TryReadBodyAsync(HttpContext http, CancellationToken cancellation)
    {
        var body = new byte[LargestBody + 1];
        var length = 0;
        int read;
        while (
            length < body.Length && (read = await http.Request.Body.ReadAsync(body.AsMemory(length), cancellation)) > 0
        )
        {
            length += read;
        }

        return length <= LargestBody ? body[..length] : null;
    }

    private static List<Address>? TryReadWallets(byte[] body)
    {
        const int Most = 100;
        GateQuestion? asked;
        try
        {
            asked = JsonSerializer.Deserialize(body, GateJson.Default.GateQuestion);
        }
        catch (JsonException)
        {
            return null;
        }

        var texts = asked switch
        {
            { Wallet: { } one, Wallets: null } => [one],
            { Wallet: null, Wallets: { Count: > 0 and <= Most } many } => many,
            _ => Array.Empty<string?>(),
        };
        var wallets = new List<Address>();
        foreach (var text in texts)
        {
            if (!TryRead(text, out var wallet))
            {
                return null;
            }

            wallets.Add(wallet);
        }

        return wallets.Count > 0 ? wallets : null;
    }
}
