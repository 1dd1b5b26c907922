using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;

namespace Guildhall.Discord.Rest;

/// <summary>Sends a call until it is answered for good: waits for its turn, tries again what may be tried again.</summary>
internal sealed partial class RestTransport : IDisposable
{
    private const int Attempts = 4;
    private const int LimitedAttempts = 10;
    private const int LongestErrorBody = 64 * 1024;

    private static readonly TimeSpan attemptTimeout = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan uploadTimeout = TimeSpan.FromSeconds(60);

    private readonly HttpMessageInvoker http;
    private readonly DiscordOptions options;
    private readonly TimeProvider time;
    private readonly Random random;
    private readonly ILogger<DiscordRest> log;
    private readonly DiscordMetrics metrics;
    private readonly RateLimiter limiter;
    private readonly AuthenticationHeaderValue authorization;
    private readonly string root;

    public RestTransport(
        HttpMessageInvoker http,
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
        Stops = new(time, log);
        authorization = new("Bot", options.Token);
        root = options.Api.AbsoluteUri.TrimEnd('/') + "/";
    }

    public RestStops Stops { get; }

    public int BucketCount => limiter.BucketCount;

    public void Dispose() => limiter.Dispose();

    /// <summary>The default value for an answer without a body, or where <paramref name="json"/> is null.</summary>
    public async Task<T?> SendAsync<T>(RestRequest request, JsonTypeInfo<T>? json, CancellationToken cancellation)
    {
        var call = new Call(limiter.NextTicket(), time.GetTimestamp());
        while (true)
        {
            var outcome = await AttemptAsync(request, json, call, cancellation).ConfigureAwait(false);
            if (outcome.Error is not { } error)
            {
                return outcome.Value;
            }

            error.FollowsLostAttempt = call.Failures > 0;
            var isLimit = error is { Status: HttpStatusCode.TooManyRequests, IsLocal: false };
            var mayRetry = isLimit ? ++call.Limited < LimitedAttempts : outcome.MayRetry && ++call.Failures < Attempts;
            var wait = isLimit || !mayRetry ? TimeSpan.Zero : Jitter(call.Failures);
            if (!mayRetry || !call.Allows(request, wait, time))
            {
                throw error;
            }

            metrics.Retried();
            Retrying(request.Key, (int)error.Status, error.Code, wait);
            call.Waited += wait;
            await Task.Delay(wait, time, cancellation).ConfigureAwait(false);
        }
    }

    private async Task<Outcome<T>> AttemptAsync<T>(
        RestRequest request,
        JsonTypeInfo<T>? json,
        Call call,
        CancellationToken cancellation
    )
    {
        var permit = await TurnAsync(request, call, cancellation).ConfigureAwait(false);
        var isOpen = true;
        using var timeout = new CancellationTokenSource(
            request.Files.Count == 0 ? attemptTimeout : uploadTimeout,
            time
        );
        using var cancelled = cancellation.UnsafeRegister(Cancel, timeout);
        try
        {
            using var message = await MessageAsync(request, timeout.Token).ConfigureAwait(false);
            using var answer = await HeadersAsync(message, timeout.Token).ConfigureAwait(false);
            metrics.Answered((int)answer.StatusCode);
            if (answer.IsSuccessStatusCode)
            {
                isOpen = false;
                limiter.Complete(permit, answer, default);
                return new(await ReadAsync(answer, json, timeout.Token).ConfigureAwait(false), null, false);
            }

            var body = await ErrorBodyAsync(answer, timeout.Token).ConfigureAwait(false);
            var error = ApiErrorReader.Read(answer, body, request.Key);
            if (error.Status != HttpStatusCode.TooManyRequests)
            {
                // Before the next in line is let through: a refused token must not be sent once more.
                Stops.Learn(request, error, null);
            }

            isOpen = false;
            if (limiter.Complete(permit, answer, body) is { } scope)
            {
                metrics.RateLimited(scope);
                Limited(request.Key, scope, error.RetryAfter ?? TimeSpan.Zero);
                Stops.Learn(request, error, scope);
            }

            cancellation.ThrowIfCancellationRequested();
            return new(default, error, IsServerFault(request, answer.StatusCode));
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
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The caller knows its own token, not the time-out's.
            throw new OperationCanceledException(cancellation);
        }
        finally
        {
            if (isOpen)
            {
                limiter.Complete(permit, null, default);
            }
        }
    }

    /// <summary>The permit to send, unless by now nothing like it may be sent.</summary>
    private async ValueTask<RateLimitPermit> TurnAsync(RestRequest request, Call call, CancellationToken cancellation)
    {
        if (Stops.Refuse(request) is { } stopped)
        {
            throw stopped;
        }

        var asked = time.GetTimestamp();
        var permit = await limiter
            .AcquireAsync(request, call.Ticket, call.WaitLeft(request, time), cancellation)
            .ConfigureAwait(false);
        var waited = time.GetElapsedTime(asked);
        call.Waited += waited;
        metrics.Waited(waited);
        if (request.IsWanted is { } isWanted)
        {
            await AskAsync(request, permit, isWanted, cancellation).ConfigureAwait(false);
        }

        var stop = Stops.Refuse(request);
        if (stop is not null || cancellation.IsCancellationRequested)
        {
            limiter.GiveBack(permit);
            cancellation.ThrowIfCancellationRequested();
            throw stop!;
        }

        return permit;
    }

    /// <exception cref="CallDroppedException">It is not wanted any more.</exception>
    private async ValueTask AskAsync(
        RestRequest request,
        RateLimitPermit permit,
        Func<CancellationToken, ValueTask<bool>> isWanted,
        CancellationToken cancellation
    )
    {
        var isSent = false;
        try
        {
            isSent = await isWanted(cancellation).ConfigureAwait(false);
        }
        finally
        {
            if (!isSent)
            {
                limiter.GiveBack(permit);
            }
        }

        if (!isSent)
        {
            throw new CallDroppedException(request.Key);
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
            message.Headers.TryAddWithoutValidation("X-Audit-Log-Reason", AuditLogReason.Encode(request.Reason));
        }

        message.Content = await MessageContent.OpenAsync(request, cancellation).ConfigureAwait(false);
        return message;
    }

    // Not the body: an HttpClient would buffer it, however long.
    private Task<HttpResponseMessage> HeadersAsync(HttpRequestMessage message, CancellationToken cancellation) =>
        http is HttpClient client
            ? client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellation)
            : http.SendAsync(message, cancellation);

    // Full jitter over a doubling bound: callers that failed together do not come back together.
    private TimeSpan Jitter(int failures)
    {
        var bound = Math.Min(8, 0.25 * Math.Pow(2, failures));
        lock (random)
        {
            return TimeSpan.FromSeconds(bound * random.NextDouble());
        }
    }

    private static void Cancel(object? source) => ((CancellationTokenSource)source!).Cancel();

    private static bool IsServerFault(RestRequest request, HttpStatusCode status) =>
        request.IsRetrySafe && (int)status is 500 or 502 or 503 or 504;

    private static bool IsBroken(Exception exception, CancellationToken cancellation) =>
        !cancellation.IsCancellationRequested
        && exception is HttpRequestException or IOException or OperationCanceledException;

    private static async ValueTask<T?> ReadAsync<T>(
        HttpResponseMessage answer,
        JsonTypeInfo<T>? json,
        CancellationToken cancellation
    )
    {
        if (json is null || answer.StatusCode == HttpStatusCode.NoContent)
        {
            return default;
        }

        var stream = await answer.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            return await JsonSerializer.DeserializeAsync(stream, json, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>As much of it as comes: the status is known and counts, whatever happens to the rest.</summary>
    private async Task<ReadOnlyMemory<byte>> ErrorBodyAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        var buffer = new byte[Math.Min(answer.Content.Headers.ContentLength ?? LongestErrorBody, LongestErrorBody)];
        var length = 0;
        try
        {
            var stream = await answer.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                int read;
                do
                {
                    read = await stream.ReadAsync(buffer.AsMemory(length), cancellation).ConfigureAwait(false);
                    length += read;
                } while (read > 0);
            }
        }
        catch (Exception exception)
            when (exception is HttpRequestException or IOException or OperationCanceledException)
        {
            BodyLost(exception.GetType().Name);
        }

        return buffer.AsMemory(0, length);
    }

    [LoggerMessage(LogLevel.Debug, "Trying {Route} again after status {Status} code {Code} in {Wait}")]
    private partial void Retrying(string route, int status, int code, TimeSpan wait);

    [LoggerMessage(LogLevel.Information, "{Route} was limited ({Scope}) for {Wait}")]
    private partial void Limited(string route, string scope, TimeSpan wait);

    [LoggerMessage(LogLevel.Debug, "The body of a refusal broke off: {Kind}")]
    private partial void BodyLost(string kind);

    private readonly record struct Outcome<T>(T? Value, DiscordApiException? Error, bool MayRetry);

    /// <summary>What one call has been through so far.</summary>
    private sealed class Call(long ticket, long begun)
    {
        public long Ticket => ticket;

        public int Failures { get; set; }

        public int Limited { get; set; }

        public TimeSpan Waited { get; set; }

        public TimeSpan? WaitLeft(RestRequest request, TimeProvider time)
        {
            var left = request.LongestWait - Waited;
            var useful = request.RetryFor - time.GetElapsedTime(begun);
            return left is null || useful < left ? useful : left;
        }

        public bool Allows(RestRequest request, TimeSpan wait, TimeProvider time) =>
            !(WaitLeft(request, time) < wait || WaitLeft(request, time) < TimeSpan.Zero);
    }
}
