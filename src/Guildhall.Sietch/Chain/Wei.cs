using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;

namespace Guildhall.Sietch.Chain;

/// <summary>An amount in the token's smallest unit: 0 to 2^256 − 1, exact. Outside it is a decimal string, in the database
/// 32 big-endian bytes, which sort as the numbers do.</summary>
internal readonly record struct Wei(UInt128 High, UInt128 Low) : IComparable<Wei>
{
    public const int Size = 32;

    /// <summary>78 digits hold 2^256 − 1.</summary>
    private const int MaxDigits = 78;

    public static Wei Zero => default;

    public static Wei One => new(0, 1);

    public bool IsZero => this == Zero;

    public static Wei From(Word word) => new(new UInt128(word.A, word.B), new UInt128(word.C, word.D));

    public static Wei From(ulong amount) => new(0, amount);

    /// <exception cref="OverflowException">Negative, or over 256 bits.</exception>
    public static Wei From(BigInteger amount)
    {
        var high = amount >> 128;
        return new((UInt128)high, (UInt128)(amount - (high << 128)));
    }

    /// <exception cref="ArgumentException">Not 32 bytes.</exception>
    public static Wei FromBytes(ReadOnlySpan<byte> bytes) => From(Word.From(bytes));

    /// <summary>Decimal digits without sign, blanks or separators; at most 2^256 − 1.</summary>
    public static bool TryParse(string? text, out Wei amount)
    {
        amount = default;
        if (
            text is null
            || text.Length is 0 or > MaxDigits
            || !BigInteger.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || number.GetBitLength() > 256
        )
        {
            return false;
        }

        amount = From(number);
        return true;
    }

    /// <exception cref="OverflowException">The sum is over 256 bits.</exception>
    public static Wei operator +(Wei left, Wei right)
    {
        var low = unchecked(left.Low + right.Low);
        var carry = low < left.Low ? UInt128.One : UInt128.Zero;
        return new(checked(left.High + right.High + carry), low);
    }

    /// <exception cref="OverflowException">The difference is negative.</exception>
    public static Wei operator -(Wei left, Wei right)
    {
        var borrow = left.Low < right.Low ? UInt128.One : UInt128.Zero;
        return new(checked(left.High - right.High - borrow), unchecked(left.Low - right.Low));
    }

    public static bool operator <(Wei left, Wei right) => left.CompareTo(right) < 0;

    public static bool operator >(Wei left, Wei right) => left.CompareTo(right) > 0;

    public static bool operator <=(Wei left, Wei right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Wei left, Wei right) => left.CompareTo(right) >= 0;

    public int CompareTo(Wei other) => High == other.High ? Low.CompareTo(other.Low) : High.CompareTo(other.High);

    public BigInteger ToBigInteger() => ((BigInteger)High << 128) | Low;

    public byte[] ToArray()
    {
        var bytes = new byte[Size];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, High);
        BinaryPrimitives.WriteUInt128BigEndian(bytes.AsSpan(16), Low);
        return bytes;
    }

    /// <summary>In whole tokens for people, cut (never rounded up) to so many decimals: <c>12,345.67</c>.</summary>
    /// <param name="unit">Decimals of the token, 0–77; 18 for BGT.</param>
    public string ToTokens(int unit, int decimals)
    {
        var (whole, rest) = BigInteger.DivRem(ToBigInteger(), BigInteger.Pow(10, unit));
        var tokens = whole.ToString("N0", CultureInfo.InvariantCulture);
        var digits = rest.ToString(CultureInfo.InvariantCulture).PadLeft(unit, '0');
        return decimals == 0 || unit == 0 ? tokens : $"{tokens}.{digits[..Math.Min(decimals, unit)]}";
    }

    /// <summary>The decimal digits, all of them.</summary>
    public override string ToString() =>
        High == 0 ? Low.ToString(CultureInfo.InvariantCulture) : ToBigInteger().ToString(CultureInfo.InvariantCulture);
}
