using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.AutoMod.Live;

[Collection<AutoModSuite>]
public class DisableAutoModTests(ModerationStage stage)
{
    [Fact]
    public async Task Nothing_is_watched_while_it_is_off()
    {
        await stage.SwitchOnAsync();
        Assert.Contains("is off", (await stage.RunAsync("owner", "automod disable")).Text, StringComparison.Ordinal);
        var member = await stage.JoinAsync();

        var first = await stage.SayAsync(member, "oh shit");
        await stage.UntilHeardAsync();
        await stage.RunAsync("owner", "automod enable");
        await stage.UntilGoneAsync(await stage.SayAsync(member, "oh shit again"));

        Assert.Contains(first, await stage.ReadAsync());
    }
}
