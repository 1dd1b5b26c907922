using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.AutoMod.Live;

[Collection<AutoModSuite>]
public class ChooseAutoModPresetTests(ModerationStage stage)
{
    [Fact]
    public async Task A_preset_replaces_the_rules()
    {
        await stage.SwitchOnAsync("strict");
        Assert.Contains(
            "links",
            (await stage.RunAsync("owner", "automod test", ("text", "https://example.com"))).Text,
            StringComparison.Ordinal
        );

        await stage.SwitchOnAsync();
        Assert.Contains(
            "No rule",
            (await stage.RunAsync("owner", "automod test", ("text", "https://example.com"))).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Watching_notes_and_does_nothing()
    {
        await stage.SwitchOnAsync("watch");
        var member = await stage.JoinAsync();

        var message = await stage.SayAsync(member, "oh shit");

        await ModerationStage.UntilAsync(async () => await stage.CountHitsAsync(member) == 1);
        Assert.Contains(message, await stage.ReadAsync());
        Assert.Empty(await stage.CasesAsync(member));
    }
}
