using System.Net;
using Guildhall.Core.Ports;

namespace Guildhall.Host.Adapters;

/// <summary>
/// Stands under a model's SDK and turns every failure of the wire into a <see cref="ModelException"/>, before the SDK
/// puts the answer's body, which may quote our key or the document, into an exception of its own.
/// </summary>
internal sealed class ModelHttpHandler(string service, TimeProvider time) : DelegatingHandler(NewSockets())
{
    private const long LargestAnswer = 16 * 1024 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellation
    )
    {
        HttpResponseMessage response;
        try
        {
            response = await base.SendAsync(request, cancellation);
        }
        catch (HttpRequestException broken)
        {
            throw new ModelException(ModelFailure.Unavailable, $"{service} cannot be reached.", null, broken);
        }

        try
        {
            await response.Content.LoadIntoBufferAsync(LargestAnswer, cancellation);
        }
        catch (HttpRequestException broken)
        {
            response.Dispose();
            throw broken.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded
                ? new ModelException(ModelFailure.Garbage, $"{service} sent an answer beyond every limit.")
                : new ModelException(ModelFailure.Unavailable, $"{service} broke off its answer.", null, broken);
        }

        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        using (response)
        {
            throw await FailureAsync(response, cancellation);
        }
    }

    private static SocketsHttpHandler NewSockets() =>
        new()
        {
            // A redirect would carry the key to wherever it points.
            AllowAutoRedirect = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectTimeout = TimeSpan.FromSeconds(10),
        };

    private async Task<ModelException> FailureAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var body = await response.Content.ReadAsByteArrayAsync(cancellation);
        var code = ServiceError.Code(body, "code", "type");
        var status = (int)response.StatusCode;
        var said = code is null ? $"{status}" : $"{status} {code}";
        return response.StatusCode switch
        {
            _ when code is "content_filter" or "content_policy_violation" => new(
                ModelFailure.Refused,
                $"{service} declined to answer ({said})."
            ),
            _ when code is "insufficient_quota" or "billing_error" => new(
                ModelFailure.Misconfigured,
                $"The account at {service} has no credit left ({said})."
            ),
            HttpStatusCode.TooManyRequests => new(
                ModelFailure.RateLimited,
                $"{service} asks to wait ({said}).",
                RetryAfter.Read(response, time)
            ),
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new(
                ModelFailure.Misconfigured,
                $"{service} refused the API key ({said})."
            ),
            HttpStatusCode.NotFound => new(
                ModelFailure.Misconfigured,
                $"{service} knows neither this model nor this address ({said})."
            ),
            HttpStatusCode.RequestTimeout or HttpStatusCode.Conflict or (HttpStatusCode)425 or >= (HttpStatusCode)500 =>
                new(ModelFailure.Unavailable, $"{service} failed ({said}).", RetryAfter.Read(response, time)),
            _ => new(ModelFailure.Misconfigured, $"{service} rejected the request ({said})."),
        };
    }
}
