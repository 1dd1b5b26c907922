using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Eligibility.Commands;
using Guildhall.Sietch.Eligibility.Rulings;

namespace Guildhall.Tests.Sietch.Eligibility.Commands;

public class RulingTextTests
{
    [Fact]
    public void A_few_stand_with_their_whole_reasons()
    {
        var text = RulingText.Fitting([Row(1, new('a', 500)), Row(2, new('b', 500))]);

        Assert.Contains(new string('a', 500), text, StringComparison.Ordinal);
        Assert.Contains(new string('b', 500), text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(12, false)]
    [InlineData(60, true)]
    public void Many_fit_into_one_reply_with_their_numbers(int count, bool isCut)
    {
        var text = RulingText.Fitting([.. Enumerable.Range(1, count).Select(number => Row(number, new('a', 500)))]);

        Assert.InRange(text.Length, 1, 1_900);
        Assert.Contains("**1** Remove", text, StringComparison.Ordinal);
        Assert.Equal(isCut, text.EndsWith("more, made later.", StringComparison.Ordinal));
        Assert.Equal(!isCut, text.Contains($"**{count}** Remove", StringComparison.Ordinal));
    }

    private static RulingRow Row(long number, string reason) =>
        new(number, new Address(1, 2, 3).ToArray(), RulingKind.Remove, 0, reason, "42", default, null, null, null);
}
