using System.Globalization;
using System.Text.Json;

namespace Guildhall.Discord.Rest;

/// <summary>What an answer's headers say of its bucket.</summary>
internal sealed record RateLimitAnswer(string? Bucket, int Limit, int Remaining, TimeSpan ResetAfter)
{
    /// <summary>Null where the answer has no such headers, or unreadable ones.</summary>
    public static RateLimitAnswer? Of(HttpResponseMessage answer)
    {
        var hasAll =
            Number(answer, "X-RateLimit-Limit", out var limit)
            & Number(answer, "X-RateLimit-Remaining", out var remaining)
            & Number(answer, "X-RateLimit-Reset-After", out var resetAfter);
        return hasAll
            ? new(Header(answer, "X-RateLimit-Bucket"), (int)limit, (int)remaining, Seconds(resetAfter))
            : null;
    }

    /// <summary>How long a 429 asks to wait: the body's exact seconds, else the header's whole ones, else one second.
    /// The edge, which names no scope, knows only the header: then the longer of both.</summary>
    public static TimeSpan Wait(HttpResponseMessage answer, ReadOnlyMemory<byte> body)
    {
        var inHeader = Number(answer, "Retry-After", out var seconds) ? Seconds(seconds) : (TimeSpan?)null;
        if (Body(body) is not { } inBody)
        {
            return inHeader ?? TimeSpan.FromSeconds(1);
        }

        var isEdge = Header(answer, "X-RateLimit-Scope") is null && !inBody.IsGlobal;
        return isEdge && inHeader > inBody.RetryAfter ? inHeader.Value : inBody.RetryAfter;
    }

    /// <summary>Null where the body is not Discord's own.</summary>
    public static (TimeSpan RetryAfter, bool IsGlobal)? Body(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            if (
                root.ValueKind != JsonValueKind.Object
                || !root.TryGetProperty("retry_after", out var wait)
                || wait.ValueKind != JsonValueKind.Number
            )
            {
                return null;
            }

            var isGlobal = root.TryGetProperty("global", out var global) && global.ValueKind == JsonValueKind.True;
            return (Seconds(wait.GetDouble()), isGlobal);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static string? Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    private static bool Number(HttpResponseMessage answer, string name, out double value) =>
        double.TryParse(Header(answer, name), NumberStyles.Float, CultureInfo.InvariantCulture, out value)
        && double.IsFinite(value);

    // A day is more than any limit of Discord's; it keeps nonsense from overflowing.
    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(Math.Clamp(seconds, 0, 86_400));
}
