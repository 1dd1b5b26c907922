using Guildhall.Aegis.Raids.Detection;

namespace Guildhall.Tests.Aegis.Raids.Detection;

public class NameShapeTests
{
    [Theory]
    [InlineData("newcomer-1", "newcomer")]
    [InlineData("NewComer_4711", "newcomer")]
    [InlineData("new.co.mer99", "newcomer")]
    [InlineData("n\u0435wc\u043Em\u0435r7", "newcomer")]
    [InlineData("\U0001D427\U0001D41E\U0001D430comer\U0001D7D7", "newcomer")]
    [InlineData("ｎｅｗｃｏｍｅｒ１２", "newcomer")]
    [InlineData("n\u0301e\u200Bwcomer", "newcomer")]
    public void Names_of_one_make_share_their_stem(string name, string stem) =>
        Assert.Equal(stem, NameShape.Of(name).Stem);

    [Fact]
    public void Names_of_other_scripts_share_theirs_too() =>
        Assert.Equal(NameShape.Of("Рейдер7").Stem, NameShape.Of("рейдер-12").Stem);

    [Theory]
    [InlineData("")]
    [InlineData("1234567")]
    [InlineData("abc12345")]
    [InlineData("._-")]
    public void Too_few_letters_say_nothing(string name) => Assert.Null(NameShape.Of(name).Stem);

    [Fact]
    public void Random_names_of_one_tool_share_their_layout()
    {
        Assert.Equal("a5#4", NameShape.Of("xkwzb8391").Layout);
        Assert.Equal(NameShape.Of("pqrtn1840").Layout, NameShape.Of("xkwzb8391").Layout);
    }

    [Theory]
    [InlineData("margarethe")]
    [InlineData("bob7")]
    public void Ordinary_names_have_none(string name) => Assert.Null(NameShape.Of(name).Layout);

    [Fact]
    public void Half_of_a_surrogate_pair_is_no_fault() => Assert.Equal("abcdef", NameShape.Of("abc\U0001F600def").Stem);
}
