using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Guildhall.Discord.Model;
using Microsoft.AspNetCore.DataProtection;

namespace Guildhall.Core.Webhooks;

/// <summary>A webhook's secret: made here, shown once, kept sealed, and what signs its deliveries.</summary>
public sealed class WebhookSeal(IDataProtectionProvider protection)
{
    public const string TimestampHeader = "Guildhall-Timestamp";
    public const string SignatureHeader = "Guildhall-Signature";
    public const string DeliveryHeader = "Guildhall-Delivery";
    public const string EventHeader = "Guildhall-Event";

    private const string Prefix = "whsec_";
    private const int SecretLength = 32;

    public static string NewSecret() => Prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretLength));

    public byte[] Seal(Snowflake<Guild> guild, string secret) => Of(guild).Protect(Encoding.UTF8.GetBytes(secret));

    /// <exception cref="CryptographicException">The key of the sign-in has been changed since.</exception>
    public string Open(Webhook webhook) => Encoding.UTF8.GetString(Of(webhook.GuildId).Unprotect(webhook.Secret));

    /// <summary>HMAC-SHA256 over <c>timestamp.body</c>, keyed with the UTF-8 of the whole secret, as <c>v1=</c> and hex.</summary>
    public static string Sign(string secret, long timestamp, ReadOnlySpan<byte> body)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hmac.AppendData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{timestamp}.")));
        hmac.AppendData(body);
        return $"v1={Convert.ToHexStringLower(hmac.GetHashAndReset())}";
    }

    // Bound to the guild: a row that is copied into another one opens nothing there.
    private IDataProtector Of(Snowflake<Guild> guild) => protection.CreateProtector($"aegis.webhook:{guild}");
}
