using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.AutoMod.Live;

// Discord itself keeps what is pushed here: words that no other test of the suite writes.
[Collection<AutoModSuite>]
public class SyncNativeRulesTests(ModerationStage stage)
{
    [Fact]
    public async Task What_Discord_lacks_is_told_and_put_there_on_request()
    {
        await stage.SwitchOnAsync();
        await stage.ImportAsync(
            """{"version":1,"rules":[{"name":"native words","when":{"words":{"words":["frobozz","plugh*"]}},"then":[{"delete":{}}]}]}"""
        );

        var before = await stage.RunAsync("owner", "automod native");
        var pushed = await stage.RunAsync("owner", "automod native", ("push", "true"));
        var after = await stage.RunAsync("owner", "automod native");

        Assert.Contains("native words: missing", before.Text, StringComparison.Ordinal);
        Assert.Contains("native words: created", pushed.Text, StringComparison.Ordinal);
        Assert.Contains("native words: as it should be", after.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_drift_is_seen_and_put_right()
    {
        await stage.SwitchOnAsync();
        await stage.ImportAsync(
            """{"version":1,"lists":{"l":{"words":["foobar"]}},"rules":[{"name":"drifting","when":{"words":{"lists":["l"]}},"then":[{"delete":{}}]}]}"""
        );
        await stage.RunAsync("owner", "automod native", ("push", "true"));

        await stage.RunAsync("owner", "automod list add", ("list", "l"), ("words", "bazqux"));
        var drifted = await stage.RunAsync("owner", "automod native");
        var pushed = await stage.RunAsync("owner", "automod native", ("push", "true"));

        Assert.Contains("drifting: changed in Discord", drifted.Text, StringComparison.Ordinal);
        Assert.Contains("drifting: put right", pushed.Text, StringComparison.Ordinal);
    }
}
