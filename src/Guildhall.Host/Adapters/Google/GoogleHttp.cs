using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Options;

namespace Guildhall.Host.Adapters.Google;

/// <summary>One request to Drive or Docs, with its token and deadline, and its failure in one form.</summary>
internal sealed class GoogleHttp(GoogleSession session, IOptions<GoogleOptions> options, TimeProvider time)
    : IDisposable
{
    private readonly HttpClient http = new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectTimeout = TimeSpan.FromSeconds(10),
        }
    )
    {
        Timeout = Timeout.InfiniteTimeSpan,
        MaxResponseContentBufferSize = 64 * 1024 * 1024,
    };

    /// <exception cref="GoogleFailureException">Google refused, failed, or did not answer in time.</exception>
    public async Task<T> SendAsync<T>(
        HttpMethod method,
        Uri address,
        HttpContent? content,
        JsonTypeInfo<T> answer,
        CancellationToken cancellation
    )
    {
        var body = await SendAsync(method, address, content, cancellation);
        try
        {
            return JsonSerializer.Deserialize(body, answer) ?? throw new JsonException();
        }
        catch (JsonException)
        {
            throw new GoogleFailureException("Google sent an answer that is none.", 0, isTransient: true);
        }
    }

    /// <exception cref="GoogleFailureException">Google refused, failed, or did not answer in time.</exception>
    public async Task<byte[]> SendAsync(
        HttpMethod method,
        Uri address,
        HttpContent? content,
        CancellationToken cancellation
    )
    {
        using var deadline = new CancellationTokenSource(options.Value.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, deadline.Token);
        try
        {
            return await TryAsync(method, address, content, either.Token);
        }
        catch (Exception exception)
            when (exception is OperationCanceledException or HttpRequestException or IOException)
        {
            // A deadline is a cancellation too: the caller's token tells them apart.
            cancellation.ThrowIfCancellationRequested();
            var what = exception is OperationCanceledException ? "did not answer in time" : "cannot be reached";
            throw new GoogleFailureException($"Google {what}.", 0, isTransient: true, null, exception);
        }
    }

    public void Dispose() => http.Dispose();

    private async Task<byte[]> TryAsync(
        HttpMethod method,
        Uri address,
        HttpContent? content,
        CancellationToken cancellation
    )
    {
        for (var isFresh = false; ; isFresh = true)
        {
            using var request = new HttpRequestMessage(method, address) { Content = content };
            var token = await session.TokenAsync(isFresh, cancellation);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            using var response = await http.SendAsync(request, cancellation);
            var body = await response.Content.ReadAsByteArrayAsync(cancellation);
            if (response.IsSuccessStatusCode)
            {
                return body;
            }

            // A token may be revoked before its time: another one, once.
            if ((int)response.StatusCode != StatusCodes.Status401Unauthorized || isFresh)
            {
                throw Failure(response, body);
            }
        }
    }

    private GoogleFailureException Failure(HttpResponseMessage response, byte[] body)
    {
        var status = (int)response.StatusCode;
        var reason = Reason(body);
        var isLimit = status == 429 || (status == 403 && reason is "rateLimitExceeded" or "userRateLimitExceeded");
        var isTransient = isLimit || status is 408 or 409 || status >= 500;
        var said = reason is null ? $"{status}" : $"{status} {reason}";
        var message = status switch
        {
            _ when isLimit => $"Google asks to wait ({said}).",
            401 => $"Google does not accept the service account ({said}).",
            403 => $"Google forbids it to the service account ({said}): share the folder with it as editor.",
            404 => $"Google does not find it ({said}): check the root folder and that it is shared.",
            >= 500 => $"Google failed ({said}).",
            _ => $"Google rejected the request ({said}).",
        };
        return new(message, status, isTransient, RetryAfter.Read(response, time));
    }

    private static string? Reason(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var reason = document.RootElement.GetProperty("error").GetProperty("errors")[0].GetProperty("reason");
            return reason.GetString() is { Length: < 40 } word && word.All(char.IsAsciiLetter) ? word : null;
        }
        catch (Exception exception)
            when (exception
                    is JsonException
                        or KeyNotFoundException
                        or InvalidOperationException
                        or IndexOutOfRangeException
            )
        {
            return ServiceError.Code(body, "status");
        }
    }
}
