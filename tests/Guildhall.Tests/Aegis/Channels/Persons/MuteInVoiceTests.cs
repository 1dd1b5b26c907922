using Guildhall.Simulator.State;
using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Channels.Persons;

public class MuteInVoiceTests(ModerationStage stage) : IClassFixture<ModerationStage>
{
    [Fact]
    public async Task Somebody_is_silenced_and_let_speak_again()
    {
        var person = await stage.JoinVoiceAsync(await stage.AddChannelAsync(ChannelType.Voice));

        await stage.RunAsync("owner", "voice mute", ("user", person.Name));
        var isMuted = stage.Look(person, member => member.IsMuted);
        await stage.RunAsync("owner", "voice mute", ("user", person.Name), ("state", "off"));

        Assert.True(isMuted);
        Assert.False(stage.Look(person, member => member.IsMuted));
        Assert.Equal(2, (await stage.CasesAsync(person)).Count);
    }

    [Fact]
    public async Task Whoever_lacks_the_right_is_refused()
    {
        await using var own = new OwnStage();
        var alone = await own.StartAsync();
        await alone.Service.AddRoleAsync("host", Guildhall.Simulator.Permissions.Permission.MuteMembers);
        await alone.Service.GiveAsync("member-1", "host");
        await alone.RunAsync(
            "owner",
            "permissions grant",
            ("right", "mod:view"),
            ("user", await alone.Service.MemberAsync("member-1"))
        );
        var person = await alone.JoinAsync();

        var answer = await alone.RunAsync("member-1", "voice mute", ("user", person.Name));

        Assert.Contains("`mod:members`", answer.Refusal, StringComparison.Ordinal);
    }
}
