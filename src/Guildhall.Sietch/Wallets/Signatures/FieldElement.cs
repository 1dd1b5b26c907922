using System.Buffers.Binary;

namespace Guildhall.Sietch.Wallets.Signatures;

/// <summary>An integer modulo secp256k1's prime p = 2^256 − 2^32 − 977, always below p, as four 64-bit limbs from low to
/// high. Only public values pass through here (signatures are public), so the time may depend on them.
/// Source: SEC 2, section 2.4.1.</summary>
internal readonly record struct FieldElement(ulong L0, ulong L1, ulong L2, ulong L3)
{
    public const int Size = 32;

    /// <summary>2^256 − p.</summary>
    private const ulong Excess = 0x1_0000_03D1;

    private const ulong PrimeLow = ulong.MaxValue - Excess + 1;

    public static FieldElement Zero => default;

    public static FieldElement One => new(1, 0, 0, 0);

    public bool IsZero => (L0 | L1 | L2 | L3) == 0;

    public bool IsOdd => (L0 & 1) == 1;

    private bool IsReduced => L0 < PrimeLow || (L1 & L2 & L3) != ulong.MaxValue;

    /// <summary>From 32 big-endian bytes; false when they are not below p.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out FieldElement element)
    {
        element = new(
            BinaryPrimitives.ReadUInt64BigEndian(bytes[24..]),
            BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]),
            BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]),
            BinaryPrimitives.ReadUInt64BigEndian(bytes)
        );
        return element.IsReduced;
    }

    public void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt64BigEndian(bytes, L3);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], L2);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[16..], L1);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[24..], L0);
    }

    public static FieldElement operator +(FieldElement left, FieldElement right)
    {
        var carry = Add(left.L0, right.L0, 0, out var l0);
        carry = Add(left.L1, right.L1, carry, out var l1);
        carry = Add(left.L2, right.L2, carry, out var l2);
        carry = Add(left.L3, right.L3, carry, out var l3);
        return Reduce(l0, l1, l2, l3, carry);
    }

    public static FieldElement operator -(FieldElement left, FieldElement right)
    {
        var borrow = Subtract(left.L0, right.L0, 0, out var l0);
        borrow = Subtract(left.L1, right.L1, borrow, out var l1);
        borrow = Subtract(left.L2, right.L2, borrow, out var l2);
        borrow = Subtract(left.L3, right.L3, borrow, out var l3);
        if (borrow == 0)
        {
            return new(l0, l1, l2, l3);
        }

        // 2^256 was borrowed where p was due.
        borrow = Subtract(l0, Excess, 0, out l0);
        borrow = Subtract(l1, 0, borrow, out l1);
        borrow = Subtract(l2, 0, borrow, out l2);
        Subtract(l3, 0, borrow, out l3);
        return new(l0, l1, l2, l3);
    }

    public static FieldElement operator *(FieldElement left, FieldElement right)
    {
        Span<ulong> product = stackalloc ulong[8];
        ReadOnlySpan<ulong> ours = [left.L0, left.L1, left.L2, left.L3];
        ReadOnlySpan<ulong> theirs = [right.L0, right.L1, right.L2, right.L3];
        product.Clear();
        for (var i = 0; i < 4; i++)
        {
            ulong carry = 0;
            for (var j = 0; j < 4; j++)
            {
                product[i + j] = MultiplyAdd(ours[i], theirs[j], product[i + j], carry, out carry);
            }

            product[i + 4] = carry;
        }

        return Fold(product);
    }

    public FieldElement Square() => this * this;

    /// <summary>By Fermat: this^(p − 2). Zero has none and stays zero.</summary>
    public FieldElement Inverse() => Power(new(PrimeLow - 2, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue));

    /// <summary>Since p leaves 3 on division by 4: this^((p + 1) / 4).</summary>
    /// <returns>False when this is no square.</returns>
    public bool TrySquareRoot(out FieldElement root)
    {
        root = Power(new(0xFFFF_FFFF_BFFF_FF0C, ulong.MaxValue, ulong.MaxValue, 0x3FFF_FFFF_FFFF_FFFF));
        return root.Square() == this;
    }

    private FieldElement Power(FieldElement exponent)
    {
        var result = One;
        ReadOnlySpan<ulong> limbs = [exponent.L3, exponent.L2, exponent.L1, exponent.L0];
        foreach (var limb in limbs)
        {
            for (var bit = 63; bit >= 0; bit--)
            {
                result = result.Square();
                if (((limb >> bit) & 1) == 1)
                {
                    result *= this;
                }
            }
        }

        return result;
    }

    // 2^256 leaves Excess on division by p: the upper half comes down times that, twice.
    private static FieldElement Fold(ReadOnlySpan<ulong> product)
    {
        var l0 = MultiplyAdd(product[4], Excess, product[0], 0, out var carry);
        var l1 = MultiplyAdd(product[5], Excess, product[1], carry, out carry);
        var l2 = MultiplyAdd(product[6], Excess, product[2], carry, out carry);
        var l3 = MultiplyAdd(product[7], Excess, product[3], carry, out carry);
        l0 = MultiplyAdd(carry, Excess, l0, 0, out carry);
        carry = Add(l1, carry, 0, out l1);
        carry = Add(l2, 0, carry, out l2);
        carry = Add(l3, 0, carry, out l3);
        return Reduce(l0, l1, l2, l3, carry);
    }

    private static FieldElement Reduce(ulong l0, ulong l1, ulong l2, ulong l3, ulong carry)
    {
        var result = new FieldElement(l0, l1, l2, l3);
        if (carry == 0 && result.IsReduced)
        {
            return result;
        }

        carry = Add(l0, Excess, 0, out l0);
        carry = Add(l1, 0, carry, out l1);
        carry = Add(l2, 0, carry, out l2);
        Add(l3, 0, carry, out l3);
        return new(l0, l1, l2, l3);
    }

    /// <returns>The carry.</returns>
    private static ulong Add(ulong left, ulong right, ulong carry, out ulong sum)
    {
        var partial = unchecked(left + right);
        sum = unchecked(partial + carry);
        return (partial < left ? 1UL : 0) | (sum < partial ? 1UL : 0);
    }

    /// <returns>The borrow.</returns>
    private static ulong Subtract(ulong left, ulong right, ulong borrow, out ulong difference)
    {
        var partial = unchecked(left - right);
        difference = unchecked(partial - borrow);
        return (left < right ? 1UL : 0) | (partial < borrow ? 1UL : 0);
    }

    /// <returns>The low half of left × right + addend + carry, which never passes 128 bits.</returns>
    private static ulong MultiplyAdd(ulong left, ulong right, ulong addend, ulong carry, out ulong high)
    {
        high = Math.BigMul(left, right, out var low);
        high += Add(low, addend, 0, out low);
        high += Add(low, carry, 0, out low);
        return low;
    }
}
