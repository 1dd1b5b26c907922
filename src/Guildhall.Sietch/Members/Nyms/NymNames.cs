using System.Security.Cryptography;
using System.Text;
using Guildhall.Core.Tenancy;

namespace Guildhall.Sietch.Members.Nyms;

/// <summary>The names under which rows of nyms are found: keyed hashes of how they are read, another one in each community. The
/// key is not in the database.</summary>
/// <param name="key">At least 32 bytes, asked for at the first name; where it is lost, so is what was kept for former owners.
/// </param>
internal sealed class NymNames(Lazy<byte[]> key)
{
    public NymNames(byte[] key)
        : this(new Lazy<byte[]>(key)) { }

    public string Of(TenantId tenant, string nym) =>
        Convert.ToHexStringLower(
            HMACSHA256.HashData(
                key.Value,
                Encoding.UTF8.GetBytes($"guildhall.sietch.nym.1|{tenant}|{NymSkeleton.Of(nym)}")
            )
        );
}
