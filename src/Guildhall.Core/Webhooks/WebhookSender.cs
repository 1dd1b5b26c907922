using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Guildhall.Core.Ports;

namespace Guildhall.Core.Webhooks;

/// <summary>Signs and sends, once.</summary>
public sealed class WebhookSender(IWebhookCalls calls, WebhookSeal seal, TimeProvider time)
{
    /// <param name="webhook">Where to.</param>
    /// <param name="delivery">The same at every attempt, for the other side to know what it has.</param>
    /// <param name="type">Of the event.</param>
    /// <param name="body">JSON.</param>
    /// <param name="cancellation">Of the caller.</param>
    public async Task<WebhookAnswer> SendAsync(
        Webhook webhook,
        string delivery,
        string type,
        string body,
        CancellationToken cancellation
    )
    {
        string secret;
        try
        {
            secret = seal.Open(webhook);
        }
        catch (CryptographicException)
        {
            return new(null, "its secret cannot be read any more: remove it and add it again");
        }

        var bytes = Encoding.UTF8.GetBytes(body);
        var timestamp = time.GetUtcNow().ToUnixTimeSeconds();
        var headers = new Dictionary<string, string>
        {
            [WebhookSeal.DeliveryHeader] = delivery,
            [WebhookSeal.EventHeader] = type,
            [WebhookSeal.TimestampHeader] = timestamp.ToString(CultureInfo.InvariantCulture),
            [WebhookSeal.SignatureHeader] = WebhookSeal.Sign(secret, timestamp, bytes),
        };
        return await calls.PostAsync(new(new Uri(webhook.Url), headers, bytes), cancellation);
    }
}
