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
        var body = await SendAsync(request, endpoint.Host, cancellation);
        return Read(body, number, endpoint.Host);
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

    private async Task<byte[]> SendAsync(HttpRequestMessage request, string host, CancellationToken cancellation)
    {
        try
        {
            using var response = await http.SendAsync(request, cancellation);
            return response.StatusCode switch
            {
                HttpStatusCode.TooManyRequests => throw new JsonRpcException(
                    JsonRpcFailure.RateLimited,
                    $"{host} asks to wait.",
                    retryAfter: RetryAfter.Read(response, time)
                ),
                >= HttpStatusCode.InternalServerError => throw Unavailable(host, $"{(int)response.StatusCode}", null),
                // Some nodes put the protocol's own error under 400 or 413.
                _ => await response.Content.ReadAsByteArrayAsync(cancellation),
            };
        }
        catch (HttpRequestException broken)
            when (broken.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            throw new JsonRpcException(
                JsonRpcFailure.Garbage,
                $"{host} sent an answer over {LargestAnswer / 1024 / 1024} MiB.",
                inner: broken
            );
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            throw Unavailable(host, "no connection", broken);
        }
    }

    private static JsonDocument Read(byte[] body, long number, string host)
    {
        JsonDocument? answer = null;
        try
        {
            answer = JsonDocument.Parse(body);
            var root = answer.RootElement;
            if (root.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object)
            {
                throw Refused(host, error);
            }

            if (
                !root.TryGetProperty("result", out _)
                || !root.TryGetProperty("id", out var id)
                || id.GetInt64() != number
            )
            {
                throw Garbage(host, null);
            }

            return answer;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            answer?.Dispose();
            throw Garbage(host, exception);
        }
        catch (JsonRpcException)
        {
            answer?.Dispose();
            throw;
        }
    }

    private static JsonRpcException Refused(string host, JsonElement error)
    {
        var code =
            error.TryGetProperty("code", out var number) && number.TryGetInt32(out var known) ? known : (int?)null;
        return new(JsonRpcFailure.Refused, $"{host} refused ({code?.ToString() ?? "no code"}).", code);
    }

    private static JsonRpcException Unavailable(string host, string why, Exception? inner) =>
        new(JsonRpcFailure.Unavailable, $"{host} gave no answer ({why}).", inner: inner);

    private static JsonRpcException Garbage(string host, Exception? inner) =>
        new(JsonRpcFailure.Garbage, $"{host} sent something else than an answer.", inner: inner);
}
