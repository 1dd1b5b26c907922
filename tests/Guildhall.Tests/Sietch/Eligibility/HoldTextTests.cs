using Guildhall.Sietch.Eligibility;

namespace Guildhall.Tests.Sietch.Eligibility;

public class HoldTextTests
{
    [Theory]
    [InlineData(1, "Leaving: 0x0000000000000000000000000000000000000001.")]
    [InlineData(13, "0x000000000000000000000000000000000000000a and 3 more.")]
    public void The_first_ten_are_named(ulong count, string expected) =>
        Assert.EndsWith(expected, Leaving(count), StringComparison.Ordinal);

    [Fact]
    public void Ten_have_no_more() => Assert.DoesNotContain("more", Leaving(10), StringComparison.Ordinal);

    [Fact]
    public void Where_nobody_is_known_nothing_is_said() => Assert.Null(Leaving(0));

    private static string? Leaving(ulong count) =>
        HoldText.Leaving([.. Enumerable.Range(1, (int)count).Select(i => EligibilityWorld.Wallet((ulong)i))]);
}
