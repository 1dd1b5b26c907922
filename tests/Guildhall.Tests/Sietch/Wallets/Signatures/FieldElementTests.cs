using System.Globalization;
using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Guildhall.Sietch.Wallets.Signatures;

namespace Guildhall.Tests.Sietch.Wallets.Signatures;

public class FieldElementTests
{
    private static readonly BigInteger prime = BigInteger.Pow(2, 256) - BigInteger.Pow(2, 32) - 977;

    // Values near the ends of the limbs and of the field are where carries go wrong.
    private static readonly ulong[] edges = [0, 1, 2, 0x1_0000_03D0, 0x1_0000_03D1, ulong.MaxValue - 1, ulong.MaxValue];

    [Fact]
    public void It_reckons_as_integers_modulo_the_prime()
    {
        var limb = Gen.OneOf(
            Gen.Elements(edges),
            Gen.Choose(int.MinValue, int.MaxValue).Two().Select(p => ((ulong)(uint)p.Item1 << 32) | (uint)p.Item2)
        );
        var elements = limb.ArrayOf(4).Select(l => Of(Number(new FieldElement(l[0], l[1], l[2], l[3])) % prime));
        Prop.ForAll(
                elements.Two().ToArbitrary(),
                pair =>
                {
                    var (left, right) = (Number(pair.Item1), Number(pair.Item2));
                    return Number(pair.Item1 + pair.Item2) == (left + right) % prime
                        && Number(pair.Item1 - pair.Item2) == (left - right + prime) % prime
                        && Number(pair.Item1 * pair.Item2) == left * right % prime
                        && (left.IsZero || pair.Item1 * pair.Item1.Inverse() == FieldElement.One)
                        && pair.Item1.Square().TrySquareRoot(out var root)
                        && (root == pair.Item1 || root + pair.Item1 == FieldElement.Zero);
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
    }

    [Fact]
    public void Bytes_that_are_not_below_the_prime_are_none()
    {
        var bytes = prime.ToByteArray(isUnsigned: true, isBigEndian: true);

        Assert.False(FieldElement.TryRead(bytes, out _));
        Assert.True(FieldElement.TryRead((prime - 1).ToByteArray(isUnsigned: true, isBigEndian: true), out _));
    }

    private static BigInteger Number(FieldElement element)
    {
        var bytes = new byte[FieldElement.Size];
        element.Write(bytes);
        return new(bytes, isUnsigned: true, isBigEndian: true);
    }

    private static FieldElement Of(BigInteger number)
    {
        var bytes = number.ToString("x64", CultureInfo.InvariantCulture);
        Assert.True(FieldElement.TryRead(Convert.FromHexString(bytes[^64..]), out var element));
        return element;
    }
}
