using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Channels.Holds;

public class SuggestPresetTests(ModerationStage stage) : IClassFixture<ModerationStage>
{
    [Fact]
    public async Task Presets_are_offered_by_a_part_of_their_name()
    {
        var channel = await stage.AddChannelAsync();
        await stage.SetAsync("lockdown.presets.raid", $"<#{channel.Id}>");
        await stage.SetAsync("lockdown.presets.night", $"<#{channel.Id}>");

        var all = await stage.Service.CompleteAsync("lockdown", "preset", ("preset", ""));
        var some = await stage.Service.CompleteAsync("lockdown", "preset", ("preset", "RAI"));

        Assert.Equal(["night", "raid"], all);
        Assert.Equal(["raid"], some);
    }
}
