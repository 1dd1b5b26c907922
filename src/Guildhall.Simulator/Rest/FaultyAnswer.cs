using System.Text;
using System.Text.Json.Nodes;
using Guildhall.Simulator.Faults;

namespace Guildhall.Simulator.Rest;

/// <summary>The answers that faults make up, and the true ones that they spoil on the way.</summary>
internal static class FaultyAnswer
{
    private const int Pieces = 10;

    /// <summary>What is answered in place of the truth.</summary>
    public static (Answer Answer, RateVerdict? Verdict) Make(FaultThen fault, RestRoute route, DateTimeOffset now)
    {
        var status = fault.Status ?? StatusCodes.Status502BadGateway;
        if (status != StatusCodes.Status429TooManyRequests)
        {
            return (new(status, fault.IsHtml ? null : fault.Body?.DeepClone() ?? Usual(status)), null);
        }

        var wait = TimeSpan.FromSeconds(fault.RetryAfter ?? 1);
        var limit = route.Limit;
        var verdict = new RateVerdict(
            limit.Name,
            limit.Requests,
            fault.IsSublimit ? limit.Requests - 1 : 0,
            now + wait,
            wait
        )
        {
            RetryAfter = wait,
            RetryAfterHeader = fault.RetryAfterHeader is { } header ? TimeSpan.FromSeconds(header) : null,
            IsGlobal = fault.Global || fault.Scope == "global",
            Scope = fault.Scope,
        };
        return fault.IsHtml ? (new(status, null), null)
            : fault.Body is { } body ? (new(status, body.DeepClone()), verdict)
            : (verdict.ToAnswer(), verdict);
    }

    /// <summary>Writes the answer as slowly and as badly as the fault will have it.</summary>
    public static async Task WriteAsync(
        HttpContext http,
        Answer answer,
        FaultThen fault,
        TimeProvider time,
        CancellationToken cancellation
    )
    {
        if (fault.FirstByteMs is { } wait)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(wait), time, cancellation);
        }

        var response = http.Response;
        response.StatusCode = answer.Status;
        if (fault.IsHtml && fault.RetryAfter is { } seconds)
        {
            response.Headers.RetryAfter = RateVerdict.WholeSeconds(TimeSpan.FromSeconds(seconds));
        }

        var bytes = Encoding.UTF8.GetBytes(fault.IsHtml ? Page(answer.Status) : answer.Text ?? "");
        if (bytes.Length == 0)
        {
            return;
        }

        response.ContentType = fault.ContentType ?? (fault.IsHtml ? "text/html" : "application/json");
        var body = fault.IsTruncated ? bytes.AsMemory(0, bytes.Length / 2) : bytes;
        response.ContentLength = body.Length;
        await WriteAsync(http, body, fault, time, cancellation);
    }

    private static async Task WriteAsync(
        HttpContext http,
        ReadOnlyMemory<byte> body,
        FaultThen fault,
        TimeProvider time,
        CancellationToken cancellation
    )
    {
        if (fault.DropsInBody)
        {
            // Fewer bytes than promised: the server sends these, and then hangs up. An abort would overtake them.
            await http.Response.Body.WriteAsync(body[..(body.Length / 2)], cancellation);
            return;
        }

        if (fault.BodyMs is not { } slow)
        {
            await http.Response.Body.WriteAsync(body, cancellation);
            return;
        }

        for (var i = 0; i < Pieces; i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(slow / (double)Pieces), time, cancellation);
            var piece = body[(body.Length * i / Pieces)..(body.Length * (i + 1) / Pieces)];
            await http.Response.Body.WriteAsync(piece, cancellation);
            await http.Response.Body.FlushAsync(cancellation);
        }
    }

    private static JsonObject Usual(int status) =>
        status switch
        {
            401 => new() { ["message"] = "401: Unauthorized", ["code"] = 0 },
            403 => new() { ["message"] = "Missing Access", ["code"] = 50001 },
            _ => new() { ["message"] = $"{status}: Injected fault", ["code"] = 0 },
        };

    private static string Page(int status) =>
        $"<!doctype html><html><head><title>{status}</title></head><body><h1>Error {status}</h1></body></html>";
}
