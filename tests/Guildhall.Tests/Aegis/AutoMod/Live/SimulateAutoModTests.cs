using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.AutoMod.Live;

[Collection<AutoModSuite>]
public class SimulateAutoModTests(ModerationStage stage)
{
    [Fact]
    public async Task The_rules_are_tried_on_what_was_written_and_nothing_happens()
    {
        await stage.SwitchOnAsync();
        await stage.RunAsync("owner", "automod disable");
        var member = await stage.JoinAsync();
        var message = await stage.SayAsync(member, "oh sh1t indeed");

        var answer = await stage.RunAsync("owner", "automod simulate");

        Assert.Contains("profanity", answer.Text, StringComparison.Ordinal);
        Assert.Contains("sh1t", answer.Text, StringComparison.Ordinal);
        Assert.Contains(message, await stage.ReadAsync());
        Assert.Empty(await stage.CasesAsync(member));
    }
}
