using System.Buffers.Binary;

namespace Guildhall.Sietch.Chain;

/// <summary>32 bytes of the chain: a block hash, a transaction hash, a topic. Compared by value; the default is all zeroes.</summary>
internal readonly record struct Word(ulong A, ulong B, ulong C, ulong D)
{
    public const int Size = 32;

    /// <exception cref="ArgumentException">Not 32 bytes.</exception>
    public static Word From(ReadOnlySpan<byte> bytes) =>
        bytes.Length == Size
            ? new(
                BinaryPrimitives.ReadUInt64BigEndian(bytes),
                BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]),
                BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]),
                BinaryPrimitives.ReadUInt64BigEndian(bytes[24..])
            )
            : throw new ArgumentException($"{bytes.Length} bytes are not {Size}.", nameof(bytes));

    /// <summary><c>0x</c> and 64 hexadecimal digits of either case.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Word word)
    {
        Span<byte> bytes = stackalloc byte[Size];
        var isWord = Hex.TryDecode(text, bytes);
        word = isWord ? From(bytes) : default;
        return isWord;
    }

    public void CopyTo(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt64BigEndian(bytes, A);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], B);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[16..], C);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[24..], D);
    }

    public byte[] ToArray()
    {
        var bytes = new byte[Size];
        CopyTo(bytes);
        return bytes;
    }

    /// <summary><c>0x</c> and 64 lower-case digits.</summary>
    public override string ToString() => $"0x{A:x16}{B:x16}{C:x16}{D:x16}";
}
