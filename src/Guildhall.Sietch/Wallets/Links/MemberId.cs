using System.Security.Cryptography;

namespace Guildhall.Sietch.Wallets.Links;

/// <summary>Who somebody is in a community, whatever their Discord account and wallets: a random UUID (RFC 9562, version 4).
/// </summary>
internal readonly record struct MemberId(string Value)
{
    public const int Size = 16;

    public static MemberId New()
    {
        var bytes = RandomNumberGenerator.GetBytes(Size);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return From(bytes);
    }

    public static MemberId From(ReadOnlySpan<byte> bytes) => new(new Guid(bytes, bigEndian: true).ToString());

    /// <exception cref="FormatException">Not a UUID.</exception>
    public void CopyTo(Span<byte> bytes) => Guid.Parse(Value).TryWriteBytes(bytes, bigEndian: true, out _);

    public override string ToString() => Value;
}
