using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Guildhall.Core.Ports;

namespace Guildhall.Host.Adapters.JsonRpc;

/// <summary>JSON-RPC over <see cref="HttpClient"/>, with a limit on each answer and no redirects.</summary>
internal sealed class HttpJsonRpc(TimeProvider time) : IJsonRpc, IDisposable
{
    /// <summary>A page of 100,000 logs takes about 60 MB.</summary>
    public const long LargestAnswer = 128 * 1024 * 1024;

    /// <summary>An execution error. Source: https://github.com/ethereum/execution-apis</summary>
    private const int RevertCode = 3;

    private const int TooManyRequests = 429;

    private static readonly string[] rateWords =
    [
        "rate limit",
        "request rate",
        "too many requests",
        "request count",
        "request limit",
        "requests per",
        "per second",
        "quota",
        "throttl",
        "compute units",
    ];

    private static readonly MediaTypeHeaderValue json = new("application/json");

    private readonly HttpClient http = new(
        new SocketsHttpHandler
        {
            // A redirect would carry the key in the address to wherever it points.
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectTimeout = TimeSpan.FromSeconds(10),
        }
    )
    {
        Timeout = Timeout.InfiniteTimeSpan,
        MaxResponseContentBufferSize = LargestAnswer,
    };
    private long last;

    public void Dispose() => http.Dispose();

    public async Task<JsonDocument> CallAsync(
        Uri endpoint,
        string method,
        Action<Utf8JsonWriter> parameters,
        CancellationToken cancellation
    )
    {
        var number = Interlocked.Increment(ref last);
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint)
        {
            Content = new ReadOnlyMemoryContent(Write(number, method, parameters)) { Headers = { ContentType = json } },
        };
        var (status, body) = await SendAsync(request, endpoint.Authority, cancellation);
        try
        {
            return Read(body, number, endpoint.Authority);
        }
        catch (JsonRpcException garbage)
            when (garbage.Kind == JsonRpcFailure.Garbage && status == HttpStatusCode.RequestEntityTooLarge)
        {
            // A gateway before the node says in its own words that the answer would be too large.
            throw new JsonRpcException(
                JsonRpcFailure.Refused,
                $"{endpoint.Authority} says that this is too much at once (413).",
                inner: garbage
            );
        }
    }

    private static ReadOnlyMemory<byte> Write(long number, string method, Action<Utf8JsonWriter> parameters)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteString("jsonrpc", "2.0");
        writer.WriteNumber("id", number);
        writer.WriteString("method", method);
        writer.WriteStartArray("params");
        parameters(writer);
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }

    private async Task<(HttpStatusCode Status, byte[] Body)> SendAsync(
        HttpRequestMessage request,
        string place,
        CancellationToken cancellation
    )
    {
        try
        {
            using var response = await http.SendAsync(request, cancellation);
            return response.StatusCode switch
            {
                HttpStatusCode.TooManyRequests => throw new JsonRpcException(
                    JsonRpcFailure.RateLimited,
                    $"{place} asks to wait.",
                    retryAfter: RetryAfter.Read(response, time)
                ),
                >= HttpStatusCode.InternalServerError or HttpStatusCode.RequestTimeout => throw Unavailable(
                    place,
                    $"{(int)response.StatusCode}",
                    null
                ),
                // Whatever stands in the body, it is about the key or the plan, and no other question does better.
                HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => throw new JsonRpcException(
                    JsonRpcFailure.Refused,
                    $"{place} lets nobody in with this address ({(int)response.StatusCode})."
                ),
                // Some nodes put the protocol's own error under 400 or 413.
                var status => (status, await response.Content.ReadAsByteArrayAsync(cancellation)),
            };
        }
        catch (HttpRequestException broken)
            when (broken.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            throw new JsonRpcException(
                JsonRpcFailure.Refused,
                $"{place} sent an answer over {LargestAnswer / 1024 / 1024} MiB.",
                inner: broken
            );
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            throw Unavailable(place, "no connection", broken);
        }
    }

    private static JsonDocument Read(byte[] body, long number, string place)
    {
        JsonDocument? answer = null;
        try
        {
            answer = JsonDocument.Parse(body);
            var root = answer.RootElement;
            if (root.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object)
            {
                throw Refused(place, error);
            }

            if (
                !root.TryGetProperty("result", out _)
                || !root.TryGetProperty("id", out var id)
                || id.GetInt64() != number
            )
            {
                throw Garbage(place, null);
            }

            return answer;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            answer?.Dispose();
            throw Garbage(place, exception);
        }
        catch (JsonRpcException)
        {
            answer?.Dispose();
            throw;
        }
    }

    private static JsonRpcException Refused(string place, JsonElement error)
    {
        var code =
            error.TryGetProperty("code", out var number) && number.TryGetInt32(out var known) ? known : (int?)null;
        var isRevert = code == RevertCode || SaysRevert(error, "message") || SaysRevert(error, "data");
        // What a contract throws back may be worded like anything.
        if (!isRevert && (code == TooManyRequests || IsAboutRate(error)))
        {
            return new(JsonRpcFailure.RateLimited, $"{place} asks to wait ({code?.ToString() ?? "no code"}).", code);
        }

        return new(JsonRpcFailure.Refused, $"{place} refused ({code?.ToString() ?? "no code"}).", code)
        {
            IsRevert = isRevert,
        };
    }

    // Geth's heirs say it by the code, by "execution reverted" or by the data that was thrown; Parity's by "Reverted 0x…".
    private static bool SaysRevert(JsonElement error, string part) =>
        error.TryGetProperty(part, out var said)
        && said.ValueKind == JsonValueKind.String
        && said.GetString() is { } text
        && (
            text.Contains("revert", StringComparison.OrdinalIgnoreCase)
            || (part == "data" && text.StartsWith("0x", StringComparison.Ordinal))
        );

    /// <summary>Providers say both "too often" and "too wide" by −32005 and codes of their own, and only in words which.</summary>
    private static bool IsAboutRate(JsonElement error) =>
        error.TryGetProperty("message", out var message)
        && message.ValueKind == JsonValueKind.String
        && message.GetString() is { } text
        && rateWords.Any(words => text.Contains(words, StringComparison.OrdinalIgnoreCase))
        && !text.Contains("range", StringComparison.OrdinalIgnoreCase);

    private static JsonRpcException Unavailable(string place, string why, Exception? inner) =>
        new(JsonRpcFailure.Unavailable, $"{place} gave no answer ({why}).", inner: inner);

    private static JsonRpcException Garbage(string place, Exception? inner) =>
        new(JsonRpcFailure.Garbage, $"{place} sent something else than an answer.", inner: inner);
}
