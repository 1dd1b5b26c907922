using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.AutoMod.Live;

[Collection<AutoModSuite>]
public class SuggestAutoModVersionTests(ModerationStage stage)
{
    [Fact]
    public async Task Versions_are_offered_by_number_and_by_what_changed_but_not_the_present_one()
    {
        await stage.SwitchOnAsync("watch");
        await stage.SwitchOnAsync("strict");

        var all = await stage.Service.CompleteAsync("automod rollback", "version", ("version", ""));
        var some = await stage.Service.CompleteAsync("automod rollback", "version", ("version", "preset watch"));

        var first = await stage.Service.CompleteAsync("automod rollback", "version", ("version", "0: the"));

        Assert.Equal(["0"], first);
        // The newest of them; older ones have made room for others in the whole list.
        Assert.Contains(some[0], all);
    }
}
