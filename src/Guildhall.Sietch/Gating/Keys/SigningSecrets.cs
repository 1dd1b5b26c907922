using System.Security.Cryptography;
using System.Text;
using Guildhall.Core;
using Guildhall.Core.Storage;
using Microsoft.Extensions.Options;

namespace Guildhall.Sietch.Gating.Keys;

/// <summary>The secret by which a key's holder signs: made of the key's id and a file beside the data, so that it stands in
/// no database.</summary>
internal sealed class SigningSecrets(IOptions<GuildhallOptions> options)
{
    private readonly Lazy<byte[]> master = new(() =>
        SigningKey.LoadOrCreate(Path.Combine(options.Value.Data, "api-signing.key"))
    );

    /// <summary>64 hexadecimal digits.</summary>
    public string Of(string id) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(master.Value, Encoding.UTF8.GetBytes($"api signing {id}")));
}
