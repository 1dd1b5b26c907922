using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.AutoMod.Live;

[Collection<AutoModSuite>]
public class SetRuleModeTests(ModerationStage stage)
{
    [Fact]
    public async Task A_rule_can_be_switched_off_and_on()
    {
        await stage.SwitchOnAsync();

        await stage.RunAsync("owner", "automod rule mode", ("rule", "Invites"), ("mode", "off"));
        Assert.Contains(
            "No rule",
            (await stage.RunAsync("owner", "automod test", ("text", "discord.gg/abc"))).Text,
            StringComparison.Ordinal
        );
        await stage.RunAsync("owner", "automod rule mode", ("rule", "invites"), ("mode", "observe"));
        Assert.Contains(
            "only observed",
            (await stage.RunAsync("owner", "automod test", ("text", "discord.gg/abc"))).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_unknown_rule_is_refused_with_the_names_there_are()
    {
        await stage.SwitchOnAsync();

        var answer = await stage.RunAsync("owner", "automod rule mode", ("rule", "nope"), ("mode", "off"));

        Assert.Contains("profanity", answer.Refusal, StringComparison.Ordinal);
    }
}
