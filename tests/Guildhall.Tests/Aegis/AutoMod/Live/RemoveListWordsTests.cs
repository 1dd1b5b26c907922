using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.AutoMod.Live;

[Collection<AutoModSuite>]
public class RemoveListWordsTests(ModerationStage stage)
{
    [Fact]
    public async Task A_word_that_is_taken_away_passes()
    {
        await stage.SwitchOnAsync();

        await stage.RunAsync("owner", "automod list remove", ("list", "profanity"), ("words", "bollocks"));

        Assert.Contains(
            "No rule",
            (await stage.RunAsync("owner", "automod test", ("text", "bollocks"))).Text,
            StringComparison.Ordinal
        );
    }
}
