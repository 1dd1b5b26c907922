using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Guildhall.Core;
using Guildhall.Core.Storage;
using Guildhall.Sietch.Gating.Keys;

namespace Guildhall.Sietch.Gating;

/// <summary>Checks a signed call: HMAC-SHA256 under the key's signing secret over <c>timestamp.body</c>, five minutes around
/// now, and each signature once.</summary>
internal sealed class SignedCalls(Db db, ApiKeys keys, SigningSecrets secrets, TimeProvider time)
{
    public const string KeyHeader = "X-Guildhall-Key";
    public const string TimeHeader = "X-Guildhall-Timestamp";
    public const string SignatureHeader = "X-Guildhall-Signature";

    private static readonly TimeSpan window = TimeSpan.FromMinutes(5);

    /// <param name="id">Of the key.</param>
    /// <param name="timestamp">Unix seconds.</param>
    /// <param name="signature">64 hexadecimal digits.</param>
    /// <param name="body">As it came.</param>
    /// <param name="cancellation">Of the caller.</param>
    public async Task<Result<ApiKeyRow>> CheckAsync(
        string id,
        string timestamp,
        string signature,
        ReadOnlyMemory<byte> body,
        CancellationToken cancellation
    )
    {
        var now = time.GetUtcNow();
        if (
            !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || Math.Abs(now.ToUnixTimeSeconds() - seconds) > (long)window.TotalSeconds
        )
        {
            return GateRefusals.Stale;
        }

        if (
            (keys.TryFind(id) ?? await keys.LookUpIdAsync(id, cancellation)) is not { } key
            || !IsSignedBy(id, timestamp, signature, body.Span)
        )
        {
            return GateRefusals.BadSignature;
        }

        var use = new
        {
            Tenant = key.TenantId,
            Key = id,
            Signature = Convert.ToHexStringLower(Convert.FromHexString(signature)),
            Until = now + (2 * window),
            Now = now,
        };
        var isFirst = await db.WriteAsync(
            async unit =>
            {
                await unit.ExecuteAsync(ApiKeySql.ForgetSignatures, use);
                return await unit.ExecuteAsync(ApiKeySql.UseSignature, use) == 1;
            },
            cancellation
        );
        return isFirst ? key : GateRefusals.Replayed;
    }

    public static string Sign(string secret, string timestamp, ReadOnlySpan<byte> body)
    {
        byte[] signed = [.. Encoding.ASCII.GetBytes($"{timestamp}."), .. body];
        return Convert.ToHexStringLower(HMACSHA256.HashData(Convert.FromHexString(secret), signed));
    }

    private bool IsSignedBy(string id, string timestamp, string signature, ReadOnlySpan<byte> body)
    {
        var expected = Convert.FromHexString(Sign(secrets.Of(id), timestamp, body));
        var given = new byte[expected.Length];
        return signature.Length == 2 * expected.Length
            && Convert.FromHexString(signature, given, out _, out var written) == System.Buffers.OperationStatus.Done
            && written == expected.Length
            && CryptographicOperations.FixedTimeEquals(expected, given);
    }
}
