using Guildhall.Simulator.Permissions;
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

    [Fact]
    public async Task It_tells_what_the_bot_lacks_before_a_hit_fails()
    {
        await stage.SwitchOnAsync();
        stage.TakeFromBot(Permission.ManageMessages);
        try
        {
            await ModerationStage.UntilAsync(async () =>
                (await stage.RunAsync("owner", "automod enable")).Text.Contains(
                    "lacks **Manage Messages**",
                    StringComparison.Ordinal
                )
            );
        }
        finally
        {
            stage.GiveToBot(Permission.ManageMessages);
        }

        await ModerationStage.UntilAsync(async () =>
            !(await stage.RunAsync("owner", "automod enable")).Text.Contains("lacks", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task It_tells_where_alerts_go()
    {
        var log = await stage.Service.ChannelAsync("mod-log");
        await stage.RunAsync("owner", "settings set", ("name", "autoMod.logChannel"), ("value", "none"));
        await stage.RunAsync("owner", "settings set", ("name", "general.alertChannel"), ("value", "none"));

        var fallen = await stage.RunAsync("owner", "automod enable");
        Assert.Contains($"Alerts go to <#{log}>", fallen.Text, StringComparison.Ordinal);

        await stage.RunAsync("owner", "settings set", ("name", "autoMod.logChannel"), ("value", $"<#{log}>"));
        var own = await stage.RunAsync("owner", "automod enable");
        Assert.Contains($"Every hit is told in <#{log}>", own.Text, StringComparison.Ordinal);
    }
}
