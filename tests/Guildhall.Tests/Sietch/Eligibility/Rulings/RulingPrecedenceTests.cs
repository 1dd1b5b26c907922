using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Eligibility.Rulings;

namespace Guildhall.Tests.Sietch.Eligibility.Rulings;

public class RulingPrecedenceTests
{
    [Theory]
    [InlineData("Pardon Remove", "Remove wins over Pardon")]
    [InlineData("Exclude Pardon", "Exclude wins over Pardon")]
    [InlineData("Remove Exclude Pardon", "Exclude and Remove win over Pardon")]
    [InlineData("Remove Exclude", "it comes back when both are lifted")]
    [InlineData("Guest Remove", "Guest wins over Remove")]
    [InlineData("Remove Pardon Exclude Guest", "Guest wins over Exclude and Remove")]
    [InlineData("Guest Pardon", "a rank by what it holds")]
    public void Of_several_it_is_said_which_one_wins(string kinds, string expected) =>
        Assert.Contains(Of(kinds), sentence => sentence.Contains(expected, StringComparison.Ordinal));

    [Theory]
    [InlineData("")]
    [InlineData("Remove")]
    [InlineData("Guest")]
    [InlineData("Exclude Exclude")]
    public void Of_one_there_is_nothing_to_say(string kinds) => Assert.Empty(Of(kinds));

    private static IEnumerable<string> Of(string kinds) =>
        RulingPrecedence.Of(kinds.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<RulingKind>));
}
