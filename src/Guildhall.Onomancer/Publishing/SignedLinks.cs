using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Guildhall.Core.Tenancy;

namespace Guildhall.Onomancer.Publishing;

internal enum LinkState
{
    Valid,

    /// <summary>Signed by us, but too old: its holder may ask for a new one.</summary>
    Expired,

    Forged,
}

/// <summary>Links that open one document for a while and cannot be made without the key.</summary>
internal sealed class SignedLinks(byte[] key, TimeProvider time)
{
    /// <returns><c>{base}/d/{tenant}/{key}?expires={unix seconds}&amp;signature={base64url}</c></returns>
    public Uri Sign(Uri publicBase, TenantId tenant, string document, TimeSpan lifetime)
    {
        var expires = time.GetUtcNow().Add(lifetime).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = Base64Url.EncodeToString(Signature(tenant.Value, document, expires));
        return new(
            $"{publicBase.AbsoluteUri.TrimEnd('/')}/d/{tenant}/{Uri.EscapeDataString(document)}?expires={expires}&signature={signature}"
        );
    }

    /// <summary>Takes what stands in the address, untrusted; null where a part is missing.</summary>
    public LinkState Check(string? tenant, string? document, string? expires, string? signature)
    {
        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        if (tenant is null || document is null || expires is null || signature is not { Length: 43 })
        {
            return LinkState.Forged;
        }

        var isDecoded = Base64Url.TryDecodeFromChars(signature, given, out var length) && length == given.Length;
        if (!isDecoded || !CryptographicOperations.FixedTimeEquals(given, Signature(tenant, document, expires)))
        {
            return LinkState.Forged;
        }

        // Only what we signed is parsed, so it is a number of our own making.
        var end = DateTimeOffset.FromUnixTimeSeconds(long.Parse(expires, CultureInfo.InvariantCulture));
        return time.GetUtcNow() < end ? LinkState.Valid : LinkState.Expired;
    }

    private byte[] Signature(string tenant, string document, string expires) =>
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"document\n{tenant}\n{document}\n{expires}"));
}
