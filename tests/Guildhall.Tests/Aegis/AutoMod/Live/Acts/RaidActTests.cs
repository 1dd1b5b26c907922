using Guildhall.Aegis.Raids;
using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.AutoMod.Live.Acts;

[Collection<AutoModSuite>]
public class RaidActTests(ModerationStage stage)
{
    [Fact]
    public async Task A_rule_raises_the_raid_level_and_others_look_at_it()
    {
        await using var own = new OwnStage();
        var alone = await own.StartAsync();
        await alone.RuleAsync(
            "blorpa",
            """[{"raid":{"level":"raid","for":"20m"}}]},{"name":"strict","if":{"raid":["raid"]},"when":{"words":{"words":["hullo"]}},"then":["delete"]"""
        );
        var member = await alone.JoinAsync();
        var before = await alone.SayAsync(member, "hullo");

        await alone.SayAsync(member, "blorpa");

        var raids = alone.Service.Get<RaidBook>();
        await ModerationStage.UntilAsync(async () =>
            await raids.LevelAsync(AegisService.Guild, TestContext.Current.CancellationToken) == RaidLevel.Raid
        );
        await alone.UntilGoneAsync(await alone.SayAsync(member, "hullo"));
        Assert.Contains(before, await alone.ReadAsync());
        Assert.Contains("raid level raid until", await alone.AlertAsync(member), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invites_pause_for_the_time_that_the_rule_says()
    {
        await stage.RuleAsync("blorpu", """[{"pauseInvites":{"for":"2h"}}]""");
        var member = await stage.JoinAsync();

        await stage.SayAsync(member, "blorpu");

        Assert.Contains("invites paused until", await stage.AlertAsync(member), StringComparison.Ordinal);
        Assert.NotEmpty(await stage.RequestsAsync("PUT", "/incident-actions"));
    }
}
