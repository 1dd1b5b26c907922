using System.Numerics;
using System.Security.Cryptography;

namespace Guildhall.Simulator.State;

/// <summary>
/// Signs by Ed25519, for which .NET has nothing. Written after RFC 8032, section 5.1, apart from the library with which
/// the client verifies, so that the two check each other. Of no use where secrets matter: its time tells of the key.
/// </summary>
/// <param name="seed">32 bytes.</param>
internal sealed class Ed25519Key(byte[] seed)
{
    private const int Size = 32;

    private static readonly BigInteger Prime = BigInteger.Pow(2, 255) - 19;
    private static readonly BigInteger Order =
        BigInteger.Pow(2, 252) + BigInteger.Parse("27742317777372353535851937790883648493", provider: null);
    private static readonly BigInteger Curve = Mod(-121665 * Inverse(121666));
    private static readonly Point Base = BasePoint();

    private readonly byte[] secret = SHA512.HashData(seed);
    private byte[]? publicKey;

    public byte[] Seed => seed;

    /// <summary>32 bytes.</summary>
    public ReadOnlySpan<byte> PublicKey => publicKey ??= Encode(Times(Base, Scalar()));

    /// <summary>64 bytes.</summary>
    public byte[] Sign(ReadOnlySpan<byte> message)
    {
        var nonce = Hash(secret.AsSpan(Size), message, []);
        var first = Encode(Times(Base, nonce));
        var sum = (nonce + (Hash(first, PublicKey, message) * Scalar())) % Order;
        return [.. first, .. Bytes(sum)];
    }

    private BigInteger Scalar()
    {
        var bytes = secret.AsSpan(0, Size).ToArray();
        bytes[0] &= 0xf8;
        bytes[^1] = (byte)((bytes[^1] & 0x7f) | 0x40);
        return new(bytes, isUnsigned: true);
    }

    private static BigInteger Hash(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, ReadOnlySpan<byte> third) =>
        new BigInteger(SHA512.HashData([.. first, .. second, .. third]), isUnsigned: true) % Order;

    private static Point BasePoint()
    {
        var y = Mod(4 * Inverse(5));
        var square = Mod(((y * y) - 1) * Inverse(Mod((Curve * y * y) + 1)));
        var x = BigInteger.ModPow(square, (Prime + 3) / 8, Prime);
        if (Mod(x * x) != square)
        {
            x = Mod(x * BigInteger.ModPow(2, (Prime - 1) / 4, Prime));
        }

        x = x.IsEven ? x : Prime - x;
        return new(x, y, BigInteger.One, Mod(x * y));
    }

    private static Point Times(Point point, BigInteger factor)
    {
        var sum = new Point(BigInteger.Zero, BigInteger.One, BigInteger.One, BigInteger.Zero);
        for (; !factor.IsZero; factor >>= 1)
        {
            sum = factor.IsEven ? sum : Add(sum, point);
            point = Add(point, point);
        }

        return sum;
    }

    // Section 5.1.4; it holds for doubling too.
    private static Point Add(Point left, Point right)
    {
        var a = (left.Y - left.X) * (right.Y - right.X);
        var b = (left.Y + left.X) * (right.Y + right.X);
        var c = Mod(2 * left.T * right.T) * Curve;
        var d = 2 * left.Z * right.Z;
        var (e, f, g, h) = (Mod(b - a), Mod(d - c), Mod(d + c), Mod(b + a));
        return new(Mod(e * f), Mod(g * h), Mod(f * g), Mod(e * h));
    }

    private static byte[] Encode(Point point)
    {
        var scale = Inverse(point.Z);
        var bytes = Bytes(Mod(point.Y * scale));
        bytes[^1] |= Mod(point.X * scale).IsEven ? (byte)0 : (byte)0x80;
        return bytes;
    }

    private static byte[] Bytes(BigInteger number)
    {
        var bytes = new byte[Size];
        number.TryWriteBytes(bytes, out _, isUnsigned: true);
        return bytes;
    }

    private static BigInteger Inverse(BigInteger number) => BigInteger.ModPow(number, Prime - 2, Prime);

    private static BigInteger Mod(BigInteger number)
    {
        var rest = number % Prime;
        return rest.Sign < 0 ? rest + Prime : rest;
    }

    private readonly record struct Point(BigInteger X, BigInteger Y, BigInteger Z, BigInteger T);
}
