using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.AutoMod.Live;

[Collection<AutoModSuite>]
public class ActOnHitTests(ModerationStage stage)
{
    [Fact]
    public async Task A_reply_comes_and_goes_and_the_strongest_punishment_is_the_case()
    {
        await stage.SwitchOnAsync();
        await stage.ImportAsync(
            """{"version":1,"rules":[{"name":"r","when":{"words":{"words":["xyzzy"]}},"then":[{"delete":{}},{"timeout":{"for":"5m"}},{"warn":{"points":2}},{"reply":{"text":"Not here.","deleteAfter":"1s"}}]}]}"""
        );
        var member = await stage.JoinAsync();
        var before = (await stage.ReadAsync()).Count;

        await stage.UntilGoneAsync(await stage.SayAsync(member, "xyzzy"));

        await ModerationStage.UntilAsync(() => stage.MutedUntil(member) is not null);
        var row = await stage.CaseAsync(member);
        Assert.Equal((Guildhall.Aegis.Cases.CaseKind.Mute, 2), (row.Kind, row.Points));
        await ModerationStage.UntilAsync(async () => (await stage.ReadAsync()).Count == before);
    }
}
