using Guildhall.Aegis.AutoMod.Live;
using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.AutoMod.Live;

[Collection<AutoModSuite>]
public class AddListWordsTests(ModerationStage stage)
{
    [Fact]
    public async Task A_word_that_is_added_is_caught_disguised_too()
    {
        await stage.SwitchOnAsync();

        await stage.RunAsync("owner", "automod list add", ("list", "profanity"), ("words", "flibber, gibbet*"));

        Assert.Contains(
            "profanity",
            (await stage.RunAsync("owner", "automod test", ("text", "fl1bb3r"))).Text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "profanity",
            (await stage.RunAsync("owner", "automod test", ("text", "gibbeting"))).Text,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("flib gibbet* snark", "flib|gibbet*|snark")]
    [InlineData("flib, kill joy,snark", "flib|kill joy|snark")]
    [InlineData("flib\nkill joy\r\nsnark", "flib|kill joy|snark")]
    [InlineData("flib “kill joy” snark, \"a b\"", "kill joy|a b|flib|snark")]
    [InlineData("flib Flib  flib", "flib")]
    [InlineData("flib,", "flib")]
    public void Words_are_told_apart(string text, string words) => Assert.Equal(words.Split('|'), ListEdit.Words(text));

    [Fact]
    public async Task A_list_that_there_is_not_is_made_and_says_that_no_rule_uses_it()
    {
        await stage.SwitchOnAsync();

        var answer = await stage.RunAsync("owner", "automod list add", ("list", "snacks"), ("words", "crisp pretzel"));
        var missing = await stage.RunAsync("owner", "automod list remove", ("list", "drinks"), ("words", "tea"));

        Assert.Contains("2 words added", answer.Text, StringComparison.Ordinal);
        Assert.Contains("`crisp` `pretzel`", answer.Text, StringComparison.Ordinal);
        Assert.Contains("no rule looks at it", answer.Text, StringComparison.Ordinal);
        Assert.Contains("no list", missing.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_that_is_none_is_refused_by_its_place()
    {
        await stage.SwitchOnAsync();

        var answer = await stage.RunAsync("owner", "automod list add", ("list", "profanity"), ("words", "a*b"));

        Assert.Contains("$.lists.profanity.words", answer.Refusal, StringComparison.Ordinal);
    }
}
