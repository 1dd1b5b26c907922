using Guildhall.Simulator.State;
using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Channels.Persons;

public class MoveInVoiceTests(ModerationStage stage) : IClassFixture<ModerationStage>
{
    [Fact]
    public async Task Somebody_is_moved_to_another_voice_channel()
    {
        var (here, there) = (
            await stage.AddChannelAsync(ChannelType.Voice),
            await stage.AddChannelAsync(ChannelType.Voice)
        );
        var person = await stage.JoinVoiceAsync(here);

        await stage.RunAsync("owner", "voice move", ("user", person.Name), ("channel", $"{there.Id}"));

        Assert.Equal(there.Id, stage.VoiceOf(person)?.Id);
    }

    [Fact]
    public async Task A_text_channel_is_no_place_to_move_to()
    {
        var here = await stage.AddChannelAsync(ChannelType.Voice);
        var person = await stage.JoinVoiceAsync(here);
        var text = await stage.AddChannelAsync();

        var answer = await stage.RunAsync("owner", "voice move", ("user", person.Name), ("channel", $"{text.Id}"));

        Assert.Contains("no voice channel", answer.Refusal, StringComparison.Ordinal);
        Assert.Equal(here.Id, stage.VoiceOf(person)?.Id);
    }
}
