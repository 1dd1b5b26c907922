using System.Collections.Concurrent;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Guildhall.Simulator.Worlds.Chain;

/// <summary>A wallet of the local chain. Its key follows from the world's seed, so that everybody has it: it is worth nothing
/// elsewhere, and nothing may be sent to it.</summary>
internal sealed class LocalWallet
{
    private static readonly ECCurve curve = ECCurve.CreateFromValue("1.3.132.0.10"); // secp256k1

    // Source: SEC 2, 2.4.1
    private static readonly BigInteger order = BigInteger.Parse(
        "0FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141",
        NumberStyles.HexNumber,
        CultureInfo.InvariantCulture
    );

    private static readonly ConcurrentDictionary<string, LocalWallet> made = new(StringComparer.Ordinal);

    private readonly BigInteger key;

    private LocalWallet(BigInteger key)
    {
        this.key = key;
        var point = PointOf(key);
        var hash = Keccak.Hash([.. point.X!, .. point.Y!]);
        Address = "0x" + Convert.ToHexStringLower(hash.AsSpan(12));
    }

    /// <summary><c>0x</c> and 40 lower-case digits.</summary>
    public string Address { get; }

    /// <summary>The same of the same.</summary>
    public static LocalWallet Of(string seed, int number) =>
        made.GetOrAdd(
            string.Create(CultureInfo.InvariantCulture, $"{seed} wallet {number}"),
            static name => new(Scalar(SHA256.HashData(Encoding.UTF8.GetBytes(name))))
        );

    /// <summary>As <c>personal_sign</c> answers (EIP-191): 65 bytes in hexadecimal. The same of the same text.</summary>
    public string Sign(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var start = string.Create(CultureInfo.InvariantCulture, $"\u0019Ethereum Signed Message:\n{bytes.Length}");
        var hash = Keccak.Hash([.. Encoding.UTF8.GetBytes(start), .. bytes]);
        var once = Scalar(HMACSHA256.HashData(Bytes(key), hash));
        var point = PointOf(once);
        var r = Number(point.X!) % order;
        var s = BigInteger.ModPow(once, order - 2, order) * (Number(hash) + (r * key)) % order;
        var isOdd = !Number(point.Y!).IsEven;
        // EIP-2: of the two that are valid the lower, which turns the point over.
        var isHigh = s > order / 2;
        byte[] signature = [.. Bytes(r), .. Bytes(isHigh ? order - s : s), (byte)(isOdd != isHigh ? 28 : 27)];
        return "0x" + Convert.ToHexStringLower(signature);
    }

    private static ECPoint PointOf(BigInteger scalar)
    {
        using var pair = ECDsa.Create(new ECParameters { Curve = curve, D = Bytes(scalar) });
        return pair.ExportParameters(false).Q;
    }

    private static BigInteger Scalar(ReadOnlySpan<byte> hash) => (Number(hash) % (order - 1)) + 1;

    private static BigInteger Number(ReadOnlySpan<byte> bytes) => new(bytes, isUnsigned: true, isBigEndian: true);

    private static byte[] Bytes(BigInteger number)
    {
        var bytes = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        return [.. new byte[32 - bytes.Length], .. bytes];
    }
}
