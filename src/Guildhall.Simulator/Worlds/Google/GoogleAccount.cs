using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Guildhall.Simulator.Worlds.Google;

/// <summary>The simulator's own service account. Its key is made anew at every start and opens nothing else.</summary>
internal sealed class GoogleAccount : IDisposable
{
    public const string Email = "guildhall-bot@guildhall-simulator.iam.gserviceaccount.com";

    private readonly Lazy<RSA> key = new(() => RSA.Create(2048));

    public string KeyId { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20));

    public JsonObject Credentials(string address) =>
        new()
        {
            ["type"] = "service_account",
            ["project_id"] = "guildhall-simulator",
            ["private_key_id"] = KeyId,
            ["private_key"] = key.Value.ExportPkcs8PrivateKeyPem() + "\n",
            ["client_email"] = Email,
            ["client_id"] = "100000000000000000001",
            ["auth_uri"] = $"{address}/google/auth",
            ["token_uri"] = $"{address}/google/token",
            ["universe_domain"] = "googleapis.com",
        };

    public bool Signed(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature) =>
        key.Value.VerifyData(data, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    public void Dispose()
    {
        if (key.IsValueCreated)
        {
            key.Value.Dispose();
        }
    }
}
