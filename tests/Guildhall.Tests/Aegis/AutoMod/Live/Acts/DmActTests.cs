using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.AutoMod.Live.Acts;

[Collection<AutoModSuite>]
public class DmActTests(ModerationStage stage)
{
    [Fact]
    public async Task Whoever_is_banned_by_the_rule_reads_its_message_before()
    {
        await stage.RuleAsync("blorpx", """["ban",{"dm":{"text":"That was an advertisement."}}]""");
        var member = await stage.JoinAsync();

        await stage.SayAsync(member, "blorpx");

        await ModerationStage.UntilAsync(() => stage.IsBanned(member));
        Assert.Contains(await stage.DmsAsync(member), dm => dm.Contains("advertisement", StringComparison.Ordinal));
        Assert.Contains("banned, DM sent", await stage.AlertAsync(member), StringComparison.Ordinal);
    }
}
