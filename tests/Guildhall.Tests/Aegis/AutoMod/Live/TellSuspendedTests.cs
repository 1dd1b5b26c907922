using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.AutoMod.Live;

[Collection<AutoModSuite>]
public class TellSuspendedTests(ModerationStage stage)
{
    [Fact]
    public async Task A_suspended_rule_is_said_where_alerts_go()
    {
        await stage.SetAsync("general.alertChannel", await stage.Service.ChannelAsync("appeals"));
        var job = new Guildhall.Aegis.AutoMod.Live.TellSuspendedJob(AegisService.Guild, "slowpoke");

        await stage
            .Service.Get<Guildhall.Aegis.AutoMod.Live.TellSuspended>()
            .HandleAsync(job, new(1, 1, false, stage.Time.GetUtcNow()), TestContext.Current.CancellationToken);

        var messages = await stage.Discord.ReadAsync(
            $"/sim/guilds/{Guildhall.Simulator.Seeds.DemoWorld.Aegis}/channels/appeals/messages?as=owner"
        );
        Assert.Contains(
            messages.AsArray(),
            m => ((string)m!["content"]!).Contains("slowpoke", StringComparison.Ordinal)
        );
    }
}
