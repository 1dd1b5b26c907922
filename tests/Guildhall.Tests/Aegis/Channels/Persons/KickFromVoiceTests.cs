using Guildhall.Aegis.Cases;
using Guildhall.Simulator.State;
using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Channels.Persons;

public class KickFromVoiceTests(ModerationStage stage) : IClassFixture<ModerationStage>
{
    [Fact]
    public async Task Somebody_in_voice_is_disconnected_on_the_record()
    {
        var channel = await stage.AddChannelAsync(ChannelType.Voice);
        var person = await stage.JoinVoiceAsync(channel);

        var answer = await stage.RunAsync("owner", "voice kick", ("user", person.Name));

        Assert.Null(stage.VoiceOf(person));
        var row = await stage.CaseAsync(person);
        Assert.Equal((CaseKind.Voice, Execution.Applied), Facts(row));
        Assert.Contains($"disconnected from <#{channel.Id}>", answer.Text, StringComparison.Ordinal);
        await ModerationStage.UntilAsync(async () =>
            await stage.LoggedAsync(row) is [var logged]
            && logged["embeds"]!.ToJsonString().Contains($"{channel.Id}", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Who_is_not_in_voice_is_told_so_and_the_case_says_that_it_failed()
    {
        var person = await stage.JoinAsync();

        var answer = await stage.RunAsync("owner", "voice kick", ("user", person.Name));

        Assert.Contains("not in a voice channel", answer.Refusal, StringComparison.Ordinal);
        Assert.Equal((CaseKind.Voice, Execution.Failed), Facts(await stage.CaseAsync(person)));
    }

    private static (CaseKind, Execution) Facts(Case row) => (row.Kind, row.Execution);
}
