namespace Guildhall.Sietch.Wallets.Signatures;

/// <summary>A point of secp256k1, y² = x³ + 7, in Jacobian coordinates: (X/Z², Y/Z³), at infinity where Z is zero.
/// Formulas: https://hyperelliptic.org/EFD/g1p/auto-shortw-jacobian-0.html (dbl-2009-l, add-2007-bl).</summary>
internal readonly record struct CurvePoint(FieldElement X, FieldElement Y, FieldElement Z)
{
    private static readonly FieldElement seven = new(7, 0, 0, 0);

    public static CurvePoint Infinity => new(FieldElement.One, FieldElement.One, FieldElement.Zero);

    /// <summary>The base point. Source: SEC 2, section 2.4.1.</summary>
    public static CurvePoint Generator { get; } =
        new(
            new(0x59F2815B16F81798, 0x029BFCDB2DCE28D9, 0x55A06295CE870B07, 0x79BE667EF9DCBBAC),
            new(0x9C47D08FFB10D4B8, 0xFD17B448A6855419, 0x5DA4FBFC0E1108A8, 0x483ADA7726A3C465),
            FieldElement.One
        );

    public bool IsInfinity => Z.IsZero;

    /// <summary>The point of that x whose y is odd or even; false where the curve has none.</summary>
    public static bool TryLift(FieldElement x, bool isOdd, out CurvePoint point)
    {
        var hasPoint = ((x.Square() * x) + seven).TrySquareRoot(out var y);
        point = new(x, y.IsOdd == isOdd ? y : FieldElement.Zero - y, FieldElement.One);
        return hasPoint;
    }

    public CurvePoint Double()
    {
        if (IsInfinity)
        {
            return this;
        }

        var a = X.Square();
        var b = Y.Square();
        var c = b.Square();
        var d = (X + b).Square() - a - c;
        d += d;
        var e = a + a + a;
        var x = e.Square() - d - d;
        var eightC = c + c;
        eightC += eightC;
        eightC += eightC;
        var z = Y * Z;
        return new(x, (e * (d - x)) - eightC, z + z);
    }

    public static CurvePoint operator +(CurvePoint left, CurvePoint right)
    {
        if (left.IsInfinity || right.IsInfinity)
        {
            return left.IsInfinity ? right : left;
        }

        var leftZ = left.Z.Square();
        var rightZ = right.Z.Square();
        var u1 = left.X * rightZ;
        var u2 = right.X * leftZ;
        var s1 = left.Y * right.Z * rightZ;
        var s2 = right.Y * left.Z * leftZ;
        if (u1 == u2)
        {
            return s1 == s2 ? left.Double() : Infinity;
        }

        var h = u2 - u1;
        var i = (h + h).Square();
        var j = h * i;
        var r = s2 - s1;
        r += r;
        var v = u1 * i;
        var x = r.Square() - j - v - v;
        var s1J = s1 * j;
        return new(x, (r * (v - x)) - s1J - s1J, ((left.Z + right.Z).Square() - leftZ - rightZ) * h);
    }

    /// <summary>a × left + b × right, both scalars as 32 big-endian bytes, in one run over their bits (Straus).</summary>
    public static CurvePoint Combine(ReadOnlySpan<byte> a, CurvePoint left, ReadOnlySpan<byte> b, CurvePoint right)
    {
        var both = left + right;
        var sum = Infinity;
        for (var i = 0; i < a.Length; i++)
        {
            for (var bit = 7; bit >= 0; bit--)
            {
                sum = sum.Double();
                sum = (((a[i] >> bit) & 1), ((b[i] >> bit) & 1)) switch
                {
                    (1, 1) => sum + both,
                    (1, 0) => sum + left,
                    (0, 1) => sum + right,
                    _ => sum,
                };
            }
        }

        return sum;
    }

    /// <summary>x and y, 32 big-endian bytes each.</summary>
    public void WriteAffine(Span<byte> bytes)
    {
        var inverse = Z.Inverse();
        var square = inverse.Square();
        (X * square).Write(bytes);
        (Y * square * inverse).Write(bytes[FieldElement.Size..]);
    }
}
