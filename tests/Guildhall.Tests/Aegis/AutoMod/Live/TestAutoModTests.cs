using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.AutoMod.Live;

[Collection<AutoModSuite>]
public class TestAutoModTests(ModerationStage stage)
{
    [Fact]
    public async Task A_text_is_judged_and_nothing_happens()
    {
        await stage.SwitchOnAsync();

        var bad = await stage.RunAsync("owner", "automod test", ("text", "join discord . gg / abc"));
        var good = await stage.RunAsync("owner", "automod test", ("text", "Scunthorpe, Nigeria, viable"));

        Assert.Contains("invites", bad.Text, StringComparison.Ordinal);
        Assert.Contains("No rule minds that", good.Text, StringComparison.Ordinal);
    }
}
