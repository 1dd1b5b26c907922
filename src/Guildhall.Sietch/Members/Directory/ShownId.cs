using System.Security.Cryptography;
using System.Text;
using Guildhall.Core.Tenancy;

namespace Guildhall.Sietch.Members.Directory;

/// <summary>The id by which other programs know a member. It is made of the nym alone and says no more than it: the id in the database
/// would tell after a change of the nym who had it before.</summary>
internal static class ShownId
{
    public static Guid Of(TenantId tenant, string nym)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{tenant}|{ProfileBook.KeyOf(nym)}")).AsSpan(0, 16);
        // Version 8 and the variant, as RFC 9562 asks of an id of one's own making.
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new(hash, bigEndian: true);
    }
}
