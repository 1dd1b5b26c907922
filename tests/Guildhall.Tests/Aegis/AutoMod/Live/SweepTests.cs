using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.AutoMod.Live;

[Collection<AutoModSuite>]
public class SweepTests(ModerationStage stage)
{
    [Fact]
    public async Task A_message_that_is_gone_already_holds_nothing_up()
    {
        await stage.SwitchOnAsync();
        var member = await stage.JoinAsync();
        var first = await stage.SayAsync(member, "oh shit");
        await stage.UntilGoneAsync(first);

        await stage.UntilGoneAsync(await stage.SayAsync(member, "more shit"));

        await ModerationStage.UntilAsync(async () =>
            await stage.Service.Guildhall.CountAsync("SELECT COUNT(*) FROM aegis_automod_doomed") == 0
        );
    }
}
