using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;

namespace Guildhall.Discord.Rest;

/// <summary>
/// Discord's REST interface: keeps to its limits, tries again what may be tried again, and turns every refusal into a
/// <see cref="DiscordApiException"/>. One for each token; safe for any number of callers.
/// Source: https://discord.com/developers/docs/reference
/// </summary>
public sealed partial class DiscordRest : IDisposable
{
    private const int Attempts = 4;
    private const int LimitedAttempts = 10;
    private const int LongestErrorBody = 64 * 1024;
    private const int DeadWebhooksKept = 1_000;

    private static readonly TimeSpan attemptTimeout = TimeSpan.FromSeconds(15);

    private readonly HttpClient http;
    private readonly DiscordOptions options;
    private readonly TimeProvider time;
    private readonly Random random;
    private readonly ILogger<DiscordRest> log;
    private readonly DiscordMetrics metrics;
    private readonly RateLimiter limiter;
    private readonly InvalidRequestGuard guard;
    private readonly AuthenticationHeaderValue authorization;
    private readonly string root;
    private readonly Lock gate = new();
    private readonly HashSet<string> deadWebhooks = [];
    private bool isUnauthorized;

    public DiscordRest(
        HttpClient http,
        DiscordOptions options,
        TimeProvider time,
        Random random,
        ILogger<DiscordRest> log,
        DiscordMetrics metrics
    )
    {
        this.http = http;
        this.options = options;
        this.time = time;
        this.random = random;
        this.log = log;
        this.metrics = metrics;
        limiter = new(time, options.RequestsPerSecond);
        guard = new(time);
        authorization = new("Bot", options.Token);
        root = options.Api.AbsoluteUri.TrimEnd('/') + "/";
    }

    /// <summary>Raised once, when Discord no longer accepts the token. Nothing is sent with it afterwards.</summary>
    public event Action? Unauthorized;

    /// <summary>Connections as Discord's edge likes them; the client bounds time itself.</summary>
    public static SocketsHttpHandler CreateHandler() =>
        new()
        {
            MaxConnectionsPerServer = 32,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            AutomaticDecompression = DecompressionMethods.All,
            UseCookies = false,
            AllowAutoRedirect = false,
        };

    public void Dispose() => limiter.Dispose();

    private async Task SendAsync(RestRequest request, CancellationToken cancellation) =>
        await SendAsync(request, static (_, _) => new ValueTask<bool>(true), cancellation).ConfigureAwait(false);

    private async Task<T> GetAsync<T>(RestRequest request, JsonTypeInfo<T> json, CancellationToken cancellation) =>
        await TryGetAsync(request, json, cancellation).ConfigureAwait(false)
        ?? throw new DiscordApiException(HttpStatusCode.OK, 0, "The answer was empty.", request.Key);

    /// <summary>Null for an answer without a body.</summary>
    private Task<T?> TryGetAsync<T>(RestRequest request, JsonTypeInfo<T> json, CancellationToken cancellation) =>
        SendAsync(
            request,
            async (answer, stop) =>
                answer.StatusCode == HttpStatusCode.NoContent
                    ? default
                    : await answer.Content.ReadFromJsonAsync(json, stop).ConfigureAwait(false),
            cancellation
        );

    private async Task<T> SendAsync<T>(
        RestRequest request,
        Func<HttpResponseMessage, CancellationToken, ValueTask<T>> read,
        CancellationToken cancellation
    )
    {
        var failures = 0;
        var limited = 0;
        while (true)
        {
            Refuse(request);
            var outcome = await AttemptAsync(request, read, cancellation).ConfigureAwait(false);
            if (outcome.Error is not { } error)
            {
                return outcome.Value!;
            }

            error.FollowsLostAttempt = failures > 0;
            var isLimit = error.Status == HttpStatusCode.TooManyRequests;
            var mayRetry = isLimit ? ++limited < LimitedAttempts : outcome.MayRetry && ++failures < Attempts;
            var wait = isLimit ? TimeSpan.Zero : Jitter(failures);
            if (!mayRetry || time.GetUtcNow() + wait > request.RetryUntil)
            {
                throw error;
            }

            metrics.Retried();
            Retrying(request.Key, (int)error.Status, error.Code, wait);
            await Task.Delay(wait, time, cancellation).ConfigureAwait(false);
        }
    }

    private async Task<Outcome<T>> AttemptAsync<T>(
        RestRequest request,
        Func<HttpResponseMessage, CancellationToken, ValueTask<T>> read,
        CancellationToken cancellation
    )
    {
        var asked = time.GetTimestamp();
        var permit = await limiter.AcquireAsync(request, cancellation).ConfigureAwait(false);
        metrics.Waited(time.GetElapsedTime(asked));
        var isOpen = true;
        using var timeout = new CancellationTokenSource(attemptTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation);
        try
        {
            using var message = await MessageAsync(request, either.Token).ConfigureAwait(false);
            using var answer = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, either.Token)
                .ConfigureAwait(false);
            metrics.Answered((int)answer.StatusCode);
            if (answer.IsSuccessStatusCode)
            {
                isOpen = false;
                limiter.Complete(permit, answer, default);
                return new(await read(answer, either.Token).ConfigureAwait(false), null, false);
            }

            var body = await BodyAsync(answer, either.Token).ConfigureAwait(false);
            isOpen = false;
            var scope = limiter.Complete(permit, answer, body);
            return new(default, Judge(request, answer, body, scope), IsServerFault(request, answer.StatusCode));
        }
        catch (JsonException exception)
        {
            return new(
                default,
                new(HttpStatusCode.OK, 0, "The answer is not the JSON expected.", request.Key, null, exception),
                false
            );
        }
        catch (Exception exception) when (IsBroken(exception, cancellation))
        {
            var neverSent =
                exception is HttpRequestException
                {
                    HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
                };
            var error = new DiscordApiException(0, 0, "No answer from Discord.", request.Key, null, exception);
            return new(default, error, request.IsRetrySafe || neverSent);
        }
        finally
        {
            if (isOpen)
            {
                limiter.Complete(permit, null, default);
            }
        }
    }

    private async ValueTask<HttpRequestMessage> MessageAsync(RestRequest request, CancellationToken cancellation)
    {
        var message = new HttpRequestMessage(request.Method, root + request.Path + request.Query);
        message.Headers.TryAddWithoutValidation("User-Agent", options.UserAgent);
        if (!request.HasOwnToken)
        {
            message.Headers.Authorization = authorization;
        }

        if (!string.IsNullOrEmpty(request.Reason))
        {
            message.Headers.Add("X-Audit-Log-Reason", AuditLogReason.Encode(request.Reason));
        }

        message.Content = await MessageContent.OpenAsync(request, cancellation).ConfigureAwait(false);
        return message;
    }

    private void Refuse(RestRequest request)
    {
        string? why = null;
        var status = HttpStatusCode.Unauthorized;
        lock (gate)
        {
            if (isUnauthorized && !request.HasOwnToken)
            {
                why = "Discord refused the bot token earlier; nothing is sent with it.";
            }
            else if (deadWebhooks.Contains(request.Major) && request.HasOwnToken)
            {
                (why, status) = ("That webhook is gone.", HttpStatusCode.NotFound);
            }
        }

        if (why is null && guard.IsClosed)
        {
            (why, status) = (
                "Too many refused requests in ten minutes; stopped before Discord bans this address.",
                HttpStatusCode.TooManyRequests
            );
        }

        if (why is not null)
        {
            throw new DiscordApiException(status, 0, why, request.Key) { IsLocal = true };
        }
    }

    private DiscordApiException Judge(
        RestRequest request,
        HttpResponseMessage answer,
        ReadOnlyMemory<byte> body,
        string? scope
    )
    {
        var error = ApiErrorReader.Read(answer, body, request.Key);
        var status = (int)answer.StatusCode;
        if (scope is not null)
        {
            metrics.RateLimited(scope);
            Limited(request.Key, scope, error.RetryAfter ?? TimeSpan.Zero);
        }

        if ((status is 401 or 403 || (status == 429 && scope != "shared")) && guard.Count())
        {
            ManyInvalid(InvalidRequestGuard.WarnAt);
        }

        if (status == 401 && !request.HasOwnToken)
        {
            StopTraffic();
        }
        else if (
            error.Code == DiscordErrorCodes.UnknownWebhook
            && request is { HasOwnToken: true, IsInteraction: false }
        )
        {
            Bury(request.Major);
        }

        return error;
    }

    private void StopTraffic()
    {
        lock (gate)
        {
            if (isUnauthorized)
            {
                return;
            }

            isUnauthorized = true;
        }

        TokenRefused();
        Unauthorized?.Invoke();
    }

    private void Bury(string webhook)
    {
        lock (gate)
        {
            if (deadWebhooks.Count >= DeadWebhooksKept)
            {
                deadWebhooks.Clear();
            }

            deadWebhooks.Add(webhook);
        }
    }

    // Full jitter over a doubling bound: callers that failed together do not come back together.
    private TimeSpan Jitter(int failures)
    {
        var bound = Math.Min(8, 0.25 * Math.Pow(2, failures));
        lock (gate)
        {
            return TimeSpan.FromSeconds(bound * random.NextDouble());
        }
    }

    private static bool IsServerFault(RestRequest request, HttpStatusCode status) =>
        request.IsRetrySafe && (int)status is 500 or 502 or 503 or 504;

    private static bool IsBroken(Exception exception, CancellationToken cancellation) =>
        exception is HttpRequestException or IOException
        || (exception is OperationCanceledException && !cancellation.IsCancellationRequested);

    private static async Task<ReadOnlyMemory<byte>> BodyAsync(
        HttpResponseMessage answer,
        CancellationToken cancellation
    )
    {
        var stream = await answer.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            var buffer = new byte[LongestErrorBody];
            var length = await stream
                .ReadAtLeastAsync(buffer, buffer.Length, false, cancellation)
                .ConfigureAwait(false);
            return buffer.AsMemory(0, length);
        }
    }

    [LoggerMessage(LogLevel.Debug, "Trying {Route} again after status {Status} code {Code} in {Wait}")]
    private partial void Retrying(string route, int status, int code, TimeSpan wait);

    [LoggerMessage(LogLevel.Information, "{Route} was limited ({Scope}) for {Wait}")]
    private partial void Limited(string route, string scope, TimeSpan wait);

    [LoggerMessage(LogLevel.Warning, "{Count} refused requests within ten minutes; Discord bans an address at 10,000")]
    private partial void ManyInvalid(int count);

    [LoggerMessage(LogLevel.Critical, "Discord refused the bot token; all traffic with it is stopped")]
    private partial void TokenRefused();

    private readonly record struct Outcome<T>(T? Value, DiscordApiException? Error, bool MayRetry);
}
