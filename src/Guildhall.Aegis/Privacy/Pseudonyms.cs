using System.Buffers.Binary;
using System.Security.Cryptography;
using Guildhall.Aegis.Cases;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Privacy;

/// <summary>
/// What stands in place of a person who was erased: a number that follows from the id and a key which is not in the
/// database. The same person is always the same number, so a ban stays theirs, and nobody finds the person from it.
/// </summary>
internal sealed class Pseudonyms(byte[] key)
{
    public const string Name = "erased person";

    /// <summary>Beyond every real id until the year 2049, and still a number that databases take.</summary>
    private const ulong Mark = 1UL << 62;

    public Snowflake<User> Of(Snowflake<User> user)
    {
        Span<byte> id = stackalloc byte[8];
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        BinaryPrimitives.WriteUInt64BigEndian(id, user.Value);
        HMACSHA256.HashData(key, id, hash);
        return new((BinaryPrimitives.ReadUInt64BigEndian(hash) & (Mark - 1)) | Mark);
    }

    /// <summary>Both names under which cases may know the person.</summary>
    public CaseSubject SubjectOf(Snowflake<User> user) => new(user, Of(user));

    public static bool IsOne(Snowflake<User> user) => (user.Value & Mark) != 0;
}
