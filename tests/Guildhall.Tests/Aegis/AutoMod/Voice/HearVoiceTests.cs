using Guildhall.Simulator.State;
using Guildhall.Tests.Aegis.Actions;
using Guildhall.Tests.Aegis.AutoMod.Live;
using Guildhall.Tests.Aegis.Channels;
using Guildhall.Tests.Aegis.Channels.Persons;

namespace Guildhall.Tests.Aegis.AutoMod.Voice;

[Collection<AutoModSuite>]
public class HearVoiceTests(ModerationStage stage)
{
    [Fact]
    public async Task Whoever_hops_between_voice_channels_is_noticed_and_who_mutes_is_not()
    {
        await stage.SwitchOnAsync();
        await stage.ImportAsync(
            """{"version":1,"rules":[{"name":"hopping","when":{"voiceMoves":{"count":3,"in":"1h"}},"then":[{"warn":{}}]}]}"""
        );
        var first = await stage.AddChannelAsync(ChannelType.Voice);
        var second = await stage.AddChannelAsync(ChannelType.Voice);
        var hopper = await stage.JoinVoiceAsync(first);
        var quiet = await stage.JoinVoiceAsync(first);
        foreach (var isMuted in (bool[])[true, false, true, false])
        {
            stage.MoveInVoice(quiet, first, isMuted);
        }

        stage.MoveInVoice(hopper, second);
        stage.MoveInVoice(hopper, first);

        await ModerationStage.UntilAsync(async () => await stage.CountHitsAsync(hopper) == 1);
        Assert.Equal(0, await stage.CountHitsAsync(quiet));
    }
}
