using System.Net;
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
    private readonly RestTransport transport;
    private readonly RestPriority priority = RestPriority.Enforcement;
    private readonly TimeSpan? longestWait;
    private readonly bool retries = true;
    private readonly Func<CancellationToken, ValueTask<bool>>? isWanted;
    private readonly bool isView;

    public DiscordRest(
        HttpMessageInvoker http,
        DiscordOptions options,
        TimeProvider time,
        Random random,
        ILogger<DiscordRest> log,
        DiscordMetrics metrics
    ) => transport = new(http, options, time, random, log, metrics);

    private DiscordRest(
        RestTransport transport,
        RestPriority priority,
        TimeSpan? longestWait,
        bool retries,
        Func<CancellationToken, ValueTask<bool>>? isWanted
    )
    {
        this.transport = transport;
        this.priority = priority;
        this.longestWait = longestWait;
        this.retries = retries;
        this.isWanted = isWanted;
        isView = true;
    }

    /// <summary>Raised once, when Discord no longer accepts the token. Nothing is sent with it afterwards.</summary>
    public event Action? Unauthorized
    {
        add => transport.Stops.Unauthorized += value;
        remove => transport.Stops.Unauthorized -= value;
    }

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

    /// <summary>The same client, with the same limits, for calls of another urgency: <c>rest.With(RestPriority.Sync)</c>.
    /// It lives as long as this one, whether disposed or not.</summary>
    /// <param name="longestWait">Calls fail (429, <see cref="DiscordApiException.IsLocal"/>) rather than wait longer than
    /// this for limits and retries, all together; null waits as long as it takes.</param>
    /// <param name="retries">False where the caller reads the real state after a lost answer or a 5xx, before anything is
    /// sent again; limits are waited for all the same.</param>
    public DiscordRest With(RestPriority priority, TimeSpan? longestWait = null, bool retries = true) =>
        new(transport, priority, longestWait, retries, isWanted);

    /// <summary>The same client for calls that may lose their sense while they wait for Discord's limits. The question is asked
    /// right before a call is sent, each time that it is; where the answer is no, nothing is sent and
    /// <see cref="CallDroppedException"/> is thrown. It holds a place in the line meanwhile, so it has to be quick.</summary>
    public DiscordRest While(Func<CancellationToken, ValueTask<bool>> isWanted) =>
        new(transport, priority, longestWait, retries, isWanted);

    public void Dispose()
    {
        if (!isView)
        {
            transport.Dispose();
        }
    }

    private async Task SendAsync(RestRequest request, CancellationToken cancellation) =>
        await transport.SendAsync<object>(Ranked(request), null, cancellation).ConfigureAwait(false);

    private async Task<T> GetAsync<T>(RestRequest request, JsonTypeInfo<T> json, CancellationToken cancellation) =>
        await TryGetAsync(request, json, cancellation).ConfigureAwait(false)
        ?? throw new DiscordApiException(HttpStatusCode.OK, 0, "The answer was empty.", request.Key);

    /// <summary>Null for an answer without a body.</summary>
    private Task<T?> TryGetAsync<T>(RestRequest request, JsonTypeInfo<T> json, CancellationToken cancellation) =>
        transport.SendAsync(Ranked(request), json, cancellation);

    private RestRequest Ranked(RestRequest request) =>
        request with
        {
            Priority = request.IsInteraction ? RestPriority.Interaction : priority,
            LongestWait = longestWait,
            IsRetrySafe = request.IsRetrySafe && retries,
            IsWanted = isWanted,
        };
}
