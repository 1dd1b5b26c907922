using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Guildhall.Core.Tenancy;

namespace Guildhall.Sietch.Wallets.Proofs;

/// <summary>What a one-time link carries after its <c>#</c>, where no server and no proxy sees it: the community and 256
/// random bits.</summary>
internal sealed record ProofToken(TenantId Tenant, string Secret)
{
    private const int SecretBytes = 32;
    private const int SecretLength = 43;

    public static ProofToken New(TenantId tenant) =>
        new(tenant, Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes)));

    /// <summary>What stands in the database.</summary>
    public string Hash => Hashed("link");

    /// <summary>What stands in the signed text: it names the link and does not open it.</summary>
    public string RequestId => Hashed("request")[..32];

    public string Text => $"{Tenant}.{Secret}";

    public static bool TryParse(string? text, [NotNullWhen(true)] out ProofToken? token)
    {
        token = null;
        if (
            text?.Split('.') is [var slug, { Length: SecretLength } secret]
            && TenantId.TryParse(slug, out var tenant)
            && Base64Url.IsValid(secret)
        )
        {
            token = new(tenant, secret);
        }

        return token is not null;
    }

    public override string ToString() => "ProofToken";

    private string Hashed(string purpose) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"guildhall.sietch.{purpose}|{Text}")));
}
