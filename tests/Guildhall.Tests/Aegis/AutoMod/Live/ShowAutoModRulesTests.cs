using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.AutoMod.Live;

[Collection<AutoModSuite>]
public class ShowAutoModRulesTests(ModerationStage stage)
{
    [Fact]
    public async Task The_rules_are_listed()
    {
        await stage.SwitchOnAsync();

        Assert.Contains(
            "phishing (Enforce)",
            (await stage.RunAsync("owner", "automod rule show")).Text,
            StringComparison.Ordinal
        );
    }
}
