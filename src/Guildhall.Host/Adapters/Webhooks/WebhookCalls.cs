using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Guildhall.Core.Ports;

namespace Guildhall.Host.Adapters.Webhooks;

/// <summary>Webhooks over HTTP, to public addresses only.</summary>
/// <param name="options">What the operator excepted.</param>
/// <param name="time">For the 5 s.</param>
/// <param name="resolve">A name's addresses.</param>
internal sealed class WebhookCalls(
    WebhookOptions options,
    TimeProvider time,
    Func<string, CancellationToken, Task<IPAddress[]>> resolve
) : IWebhookCalls, IDisposable
{
    private const string NotPublic = "the address is not on the public internet";

    private static readonly TimeSpan patience = TimeSpan.FromSeconds(5);

    private readonly Lazy<HttpClient> http = new(() =>
        new HttpClient(Handler(options, resolve))
        {
            // Ours, by the given clock.
            Timeout = Timeout.InfiniteTimeSpan,
        }
    );

    public async Task<string?> FaultAsync(Uri address, CancellationToken cancellation)
    {
        if (Fault(address) is { } fault)
        {
            return fault;
        }

        using var deadline = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, deadline.Token);
        try
        {
            await AddressesAsync(address.IdnHost, address.Port, options, resolve, either.Token);
            return null;
        }
        catch (Exception exception) when (Explain(exception, cancellation) is { } why)
        {
            return why;
        }
    }

    public async Task<WebhookAnswer> PostAsync(WebhookCall call, CancellationToken cancellation)
    {
        if (Fault(call.Address) is { } fault)
        {
            return new(null, fault);
        }

        using var deadline = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, deadline.Token);
        using var request = new HttpRequestMessage(HttpMethod.Post, call.Address);
        request.Content = new ByteArrayContent(call.Body);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("Guildhall", "1"));
        foreach (var (name, value) in call.Headers)
        {
            request.Headers.Add(name, value);
        }

        try
        {
            using var response = await http.Value.SendAsync(
                request,
                HttpCompletionOption.ResponseHeadersRead,
                either.Token
            );
            var status = (int)response.StatusCode;
            return new(status, response.IsSuccessStatusCode ? null : $"it answered {status}");
        }
        catch (Exception exception) when (Explain(exception, cancellation) is { } why)
        {
            return new(null, why);
        }
    }

    public void Dispose()
    {
        if (http.IsValueCreated)
        {
            http.Value.Dispose();
        }
    }

    private static SocketsHttpHandler Handler(
        WebhookOptions options,
        Func<string, CancellationToken, Task<IPAddress[]>> resolve
    ) =>
        new()
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            // A proxy would resolve the name once more, behind our back.
            UseProxy = false,
            AutomaticDecompression = DecompressionMethods.None,
            MaxResponseHeadersLength = 16,
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
            ConnectCallback = async (context, cancellation) =>
            {
                var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
                var addresses = await AddressesAsync(host, port, options, resolve, cancellation);
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                try
                {
                    // By address, not by name: what was looked at is what is called.
                    await socket.ConnectAsync(addresses, port, cancellation);
                    return new NetworkStream(socket, ownsSocket: true);
                }
                catch
                {
                    socket.Dispose();
                    throw;
                }
            },
        };

    /// <summary>One that is not public among them condemns all: which is taken would be chance.</summary>
    private static async Task<IPAddress[]> AddressesAsync(
        string host,
        int port,
        WebhookOptions options,
        Func<string, CancellationToken, Task<IPAddress[]>> resolve,
        CancellationToken cancellation
    )
    {
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await resolve(host, cancellation);
        if (addresses.Length == 0)
        {
            throw new SocketException((int)SocketError.HostNotFound);
        }

        return IsLocal(host, port, options) || addresses.All(PublicAddresses.Contains)
            ? addresses
            : throw new NotPublicException();
    }

    private static bool IsLocal(string host, int port, WebhookOptions options) =>
        options.LocalHosts.Any(local =>
            local.Trim().Equals($"{host.Trim('[', ']')}:{port}", StringComparison.OrdinalIgnoreCase)
            || local.Trim().Equals($"[{host.Trim('[', ']')}]:{port}", StringComparison.OrdinalIgnoreCase)
        );

    private string? Fault(Uri address)
    {
        if (!address.IsAbsoluteUri || address.UserInfo.Length > 0 || address.Host.Length == 0)
        {
            return "it is no whole address, or carries a user name";
        }

        var isPlain = address.Scheme == Uri.UriSchemeHttp && IsLocal(address.IdnHost, address.Port, options);
        return isPlain || address.Scheme == Uri.UriSchemeHttps ? null : "it has to start with https://";
    }

    /// <summary>Null for what is no answer of the world: the caller gave up, or a fault of ours.</summary>
    private static string? Explain(Exception exception, CancellationToken cancellation)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is NotPublicException)
            {
                return NotPublic;
            }
        }

        return exception switch
        {
            OperationCanceledException when !cancellation.IsCancellationRequested => "it did not answer within 5 s",
            SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData } =>
                "its name is not known",
            HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => "its name is not known",
            HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } =>
                "no secure connection came about: look at its certificate",
            HttpRequestException or SocketException or IOException => "nobody answered there",
            _ => null,
        };
    }

    private sealed class NotPublicException : Exception;
}
