using System.Buffers.Binary;
using System.Text;

namespace Guildhall.Sietch.Chain;

/// <summary>An account or a contract: 20 bytes. Compared by value and, for a total order, as a number.</summary>
internal readonly record struct Address(uint High, ulong Middle, ulong Low) : IComparable<Address>
{
    public const int Size = 20;

    /// <summary>Where burnt tokens go.</summary>
    public static Address Zero => default;

    /// <exception cref="ArgumentException">Not 20 bytes.</exception>
    public static Address From(ReadOnlySpan<byte> bytes) =>
        bytes.Length == Size
            ? new(
                BinaryPrimitives.ReadUInt32BigEndian(bytes),
                BinaryPrimitives.ReadUInt64BigEndian(bytes[4..]),
                BinaryPrimitives.ReadUInt64BigEndian(bytes[12..])
            )
            : throw new ArgumentException($"{bytes.Length} bytes are not {Size}.", nameof(bytes));

    /// <summary>From a topic or a word of data.</summary>
    /// <returns>False when the twelve bytes before the address are not zero.</returns>
    public static bool TryFrom(Word word, out Address address)
    {
        address = new((uint)word.B, word.C, word.D);
        return word.A == 0 && word.B >> 32 == 0;
    }

    /// <summary><c>0x</c> and 40 digits: all lower case, all upper case, or mixed with a right checksum (EIP-55).</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Address address)
    {
        Span<byte> bytes = stackalloc byte[Size];
        if (!Hex.TryDecode(text, bytes))
        {
            address = default;
            return false;
        }

        address = From(bytes);
        var digits = text[2..];
        return !digits.ContainsAnyInRange('a', 'f')
            || !digits.ContainsAnyInRange('A', 'F')
            || text.SequenceEqual(address.ToChecksum());
    }

    /// <exception cref="FormatException">Not an address.</exception>
    public static Address Parse(string text) =>
        TryParse(text, out var address) ? address : throw new FormatException("This is not an address.");

    public Word ToWord() => new(0, High, Middle, Low);

    public void CopyTo(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt32BigEndian(bytes, High);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[4..], Middle);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[12..], Low);
    }

    public byte[] ToArray()
    {
        var bytes = new byte[Size];
        CopyTo(bytes);
        return bytes;
    }

    public int CompareTo(Address other) => (High, Middle, Low).CompareTo((other.High, other.Middle, other.Low));

    /// <summary>The form of EIP-55: a digit is upper case where the hash of the lower-case text has 8 or more.</summary>
    public string ToChecksum()
    {
        var lower = $"{High:x8}{Middle:x16}{Low:x16}";
        var hash = Keccak256.Hash(Encoding.ASCII.GetBytes(lower)).ToArray();
        return string.Create(
            2 + lower.Length,
            (lower, hash),
            static (text, from) =>
            {
                "0x".CopyTo(text);
                for (var i = 0; i < from.lower.Length; i++)
                {
                    var nibble = (i & 1) == 0 ? from.hash[i / 2] >> 4 : from.hash[i / 2] & 0xF;
                    text[2 + i] = nibble >= 8 ? char.ToUpperInvariant(from.lower[i]) : from.lower[i];
                }
            }
        );
    }

    /// <summary><c>0x1234…abcd</c>, for people.</summary>
    public string ToShort()
    {
        var text = ToString();
        return $"{text[..6]}…{text[^4..]}";
    }

    /// <summary><c>0x</c> and 40 lower-case digits.</summary>
    public override string ToString() => $"0x{High:x8}{Middle:x16}{Low:x16}";
}
