using Guildhall.Core.Webhooks;

namespace Guildhall.Aegis.Webhooks;

/// <summary>Shows a secret, this once, and how it is used.</summary>
internal static class SecretText
{
    public static string Of(string name, string secret) =>
        $"Its secret, which is shown only now: ||`{secret}`||\n"
        + $"Each call carries `{WebhookSeal.SignatureHeader}: v1=` and the HMAC-SHA256, in hex, of "
        + $"`{WebhookSeal.TimestampHeader}`, a full stop and the body; the key is the whole secret as it stands here, "
        + $"`whsec_` included. `/webhook test name:{name}` tries it.";
}
