using System.Globalization;
using System.Numerics;
using Guildhall.Sietch.Chain;

namespace Guildhall.Sietch.Wallets.Signatures;

/// <summary>An ECDSA signature over secp256k1 from which the signer follows: r, s and the parity of the point. 65 bytes
/// (r ‖ s ‖ v, v of 27, 28, 0 or 1) or 64 (EIP-2098, parity in the highest bit of s). A high s is refused (EIP-2), since
/// with it each signature would have a second form.</summary>
internal sealed class RecoverableSignature
{
    private const int CompactLength = 64;
    private const int Length = 65;

    /// <summary>The order of the base point. Source: SEC 2, section 2.4.1.</summary>
    private static readonly BigInteger order = BigInteger.Parse(
        "00FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141",
        NumberStyles.HexNumber,
        CultureInfo.InvariantCulture
    );

    private readonly BigInteger r;
    private readonly BigInteger s;
    private readonly bool isOdd;

    private RecoverableSignature(BigInteger r, BigInteger s, bool isOdd)
    {
        this.r = r;
        this.s = s;
        this.isOdd = isOdd;
    }

    /// <returns>Null for another length, another v, an r or s out of 1 to n − 1, or an s over n / 2.</returns>
    public static RecoverableSignature? TryRead(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length is not (Length or CompactLength))
        {
            return null;
        }

        Span<byte> second = stackalloc byte[FieldElement.Size];
        bytes.Slice(FieldElement.Size, FieldElement.Size).CopyTo(second);
        bool isOdd;
        if (bytes.Length == CompactLength)
        {
            isOdd = (second[0] & 0x80) != 0;
            second[0] &= 0x7F;
        }
        else if (bytes[CompactLength] is 0 or 1 or 27 or 28)
        {
            isOdd = bytes[CompactLength] is 1 or 28;
        }
        else
        {
            return null;
        }

        var r = Number(bytes[..FieldElement.Size]);
        var s = Number(second);
        var isInRange = !r.IsZero && r < order && !s.IsZero && s <= order / 2;
        return isInRange ? new(r, s, isOdd) : null;
    }

    /// <summary>Who signed this hash: the account of the point r⁻¹(s·R − hash·G).</summary>
    /// <returns>Null where no point of the curve fits.</returns>
    public Address? Recover(Word hash)
    {
        Span<byte> bytes = stackalloc byte[FieldElement.Size];
        Write(r, bytes);
        if (!FieldElement.TryRead(bytes, out var x) || !CurvePoint.TryLift(x, isOdd, out var point))
        {
            return null;
        }

        var inverse = BigInteger.ModPow(r, order - 2, order);
        var digest = Number(hash.ToArray());
        Span<byte> ofGenerator = stackalloc byte[FieldElement.Size];
        Write((order - (digest % order)) * inverse % order, ofGenerator);
        Write(s * inverse % order, bytes);
        var signer = CurvePoint.Combine(ofGenerator, CurvePoint.Generator, bytes, point);
        return signer.IsInfinity ? null : AccountOf(signer);
    }

    private static Address AccountOf(CurvePoint key)
    {
        Span<byte> affine = stackalloc byte[2 * FieldElement.Size];
        key.WriteAffine(affine);
        return Address.From(Keccak256.Hash(affine).ToArray().AsSpan(Word.Size - Address.Size));
    }

    private static BigInteger Number(ReadOnlySpan<byte> bytes) => new(bytes, isUnsigned: true, isBigEndian: true);

    private static void Write(BigInteger number, Span<byte> bytes)
    {
        bytes.Clear();
        number.TryWriteBytes(bytes[(FieldElement.Size - number.GetByteCount(isUnsigned: true))..], out _, true, true);
    }
}
