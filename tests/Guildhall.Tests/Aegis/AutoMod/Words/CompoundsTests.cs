namespace Guildhall.Tests.Aegis.AutoMod.Words;

public class CompoundsTests
{
    private static readonly RuleKit list = RuleKit.OfWords("rape", "shit", "tit", "cock", "fuck", "star*");

    [Theory]
    [InlineData("rape-seed oil")]
    [InlineData("oilseed-rape")]
    [InlineData("the anti-rape campaign")]
    [InlineData("a blue\u2011tit and a marsh\u2010tit")]
    [InlineData("cock-fighting")]
    public void A_part_of_a_longer_word_is_not_the_word(string text) => Assert.False(list.Catches(text));

    [Theory]
    [InlineData("fuck-you")]
    [InlineData("fuck-off")]
    [InlineData("shit-fuck")]
    [InlineData("sh1t-monger")]
    [InlineData("ѕhit-monger")]
    [InlineData("shit-")]
    [InlineData("-shit-")]
    [InlineData("shit-xx")]
    [InlineData("shit-xxxx")]
    [InlineData("shit - monger")]
    [InlineData("shit--monger")]
    [InlineData("s-h-i-t")]
    [InlineData("star-monger")]
    public void What_is_hidden_or_stands_beside_no_word_of_its_own_is(string text) => Assert.True(list.Catches(text));
}
