using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.AutoMod.Live;

[Collection<AutoModSuite>]
public class EnableAutoModTests(ModerationStage stage)
{
    [Fact]
    public async Task It_is_on_and_can_be_asked_for_twice()
    {
        Assert.Contains("is on", (await stage.RunAsync("owner", "automod enable")).Text, StringComparison.Ordinal);
        Assert.Contains("is on", (await stage.RunAsync("owner", "automod enable")).Text, StringComparison.Ordinal);
    }
}
