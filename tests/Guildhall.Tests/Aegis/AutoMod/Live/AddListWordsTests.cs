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

    [Fact]
    public async Task A_word_that_is_none_is_refused_by_its_place()
    {
        await stage.SwitchOnAsync();

        var answer = await stage.RunAsync("owner", "automod list add", ("list", "profanity"), ("words", "a*b"));

        Assert.Contains("$.lists.profanity.words", answer.Refusal, StringComparison.Ordinal);
    }
}
