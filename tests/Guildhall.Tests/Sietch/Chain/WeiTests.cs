using System.Globalization;
using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Guildhall.Sietch.Chain;

namespace Guildhall.Tests.Sietch.Chain;

public class WeiTests
{
    private static readonly BigInteger largest = BigInteger.Pow(2, 256) - 1;

    [Fact]
    public void It_reckons_as_whole_numbers_do_and_never_wraps()
    {
        var amounts = Gen.Choose(0, 255).ArrayOf(32).Select(bytes => Wei.FromBytes([.. bytes.Select(b => (byte)b)]));
        Prop.ForAll(
                amounts.Two().ToArbitrary(),
                pair =>
                {
                    var (left, right) = (pair.Item1, pair.Item2);
                    var sum = left.ToBigInteger() + right.ToBigInteger();
                    var difference = left.ToBigInteger() - right.ToBigInteger();
                    return (sum > largest ? Throws(() => left + right) : (left + right).ToBigInteger() == sum)
                        && (difference < 0 ? Throws(() => left - right) : (left - right).ToBigInteger() == difference)
                        && left.CompareTo(right) == left.ToBigInteger().CompareTo(right.ToBigInteger())
                        && Math.Sign(left.ToArray().AsSpan().SequenceCompareTo(right.ToArray()))
                            == left.CompareTo(right)
                        && Wei.TryParse(left.ToString(), out var same)
                        && same == left
                        && left.ToString() == left.ToBigInteger().ToString(CultureInfo.InvariantCulture);
                }
            )
            .QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData(" 1")]
    [InlineData("1.0")]
    [InlineData("1e18")]
    [InlineData("0x1")]
    [InlineData("115792089237316195423570985008687907853269984665640564039457584007913129639936")]
    public void What_is_no_amount_is_refused(string text) => Assert.False(Wei.TryParse(text, out _));

    [Theory]
    [InlineData("0", "0.00")]
    [InlineData("999999999999999999", "0.99")]
    [InlineData("1000000000000000000", "1.00")]
    [InlineData("12345678900000000000000", "12,345.67")]
    public void People_see_tokens_that_are_cut_and_never_rounded_up(string wei, string tokens)
    {
        Assert.True(Wei.TryParse(wei, out var amount));
        Assert.Equal(tokens, amount.ToTokens(18, 2));
    }

    private static bool Throws(Func<Wei> reckon)
    {
        Assert.Throws<OverflowException>(() => reckon());
        return true;
    }
}
