using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.AutoMod.Live;

[Collection<AutoModSuite>]
public class ShowAutoModStatsTests(ModerationStage stage)
{
    [Fact]
    public async Task Hits_are_counted_by_rule()
    {
        await stage.SwitchOnAsync();
        var member = await stage.JoinAsync();
        await stage.UntilGoneAsync(await stage.SayAsync(member, "oh shit"));

        Assert.Contains("profanity", (await stage.RunAsync("owner", "automod stats")).Text, StringComparison.Ordinal);
    }
}
