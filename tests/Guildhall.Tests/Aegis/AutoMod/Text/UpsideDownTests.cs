using Guildhall.Aegis.AutoMod.Text;

namespace Guildhall.Tests.Aegis.AutoMod.Text;

public class UpsideDownTests
{
    [Theory]
    [InlineData("ʞɔnɟ", "fuck")]
    [InlineData("ɥɔʇᴉq", "bitch")]
    [InlineData("plɹoʍ ollǝɥ", "world hello")]
    public void Turned_words_are_put_upright(string text, string upright) =>
        Assert.Equal(upright, UpsideDown.TryRead(text));

    [Theory]
    [InlineData("nothing turned here")]
    [InlineData("/ˈkʌntri/")]
    [InlineData("ʌnder")]
    [InlineData("")]
    public void Other_words_are_left_alone(string text) => Assert.Null(UpsideDown.TryRead(text));

    [Fact]
    public void What_was_found_is_shown_as_it_was_written()
    {
        var kit = RuleKit.OfWords("fuck");

        var hit = Assert.Single(kit.Say("well ʞɔnɟ that").Hits);

        Assert.Equal("ʞɔnɟ", hit.Matched);
    }
}
