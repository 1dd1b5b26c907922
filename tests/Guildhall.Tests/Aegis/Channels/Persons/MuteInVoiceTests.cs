using Guildhall.Aegis.Cases;
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
    public async Task A_mute_with_a_length_ends_by_itself_and_once_more_is_said_in_the_mod_log()
    {
        var person = await stage.JoinVoiceAsync(await stage.AddChannelAsync(ChannelType.Voice));

        var answer = await stage.RunAsync("owner", "voice mute", ("user", person.Name), ("duration", "10m"));
        Assert.Contains("10m (until <t:", answer.Text, StringComparison.Ordinal);
        await stage.AdvanceAsync(TimeSpan.FromMinutes(11));

        await ModerationStage.UntilAsync(async () => (await stage.CaseAsync(person)).Effect == Effect.Expired);
        Assert.False(stage.Look(person, member => member.IsMuted));
        var row = await stage.CaseAsync(person);
        await ModerationStage.UntilAsync(async () => (await stage.LoggedAsync(row)).Count == 1);
        var logged = Assert.Single(await stage.LoggedAsync(row))["embeds"]![0]!;
        Assert.StartsWith("Voice mute · #", (string)logged["title"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_not_in_voice_at_the_end_is_let_speak_when_there_again()
    {
        var channel = await stage.AddChannelAsync(ChannelType.Voice);
        var person = await stage.JoinVoiceAsync(channel);
        await stage.RunAsync("owner", "voice mute", ("user", person.Name), ("duration", "10m"));
        await stage.RunAsync("owner", "voice kick", ("user", person.Name));

        await stage.AdvanceAsync(TimeSpan.FromMinutes(11));
        await ModerationStage.UntilAsync(async () =>
            (await stage.RequestsAsync("PATCH", $"/members/{person.Id}")).Any(r => (int)r["status"]! == 400)
        );
        Assert.Equal(Effect.Active, (await stage.CasesAsync(person))[^1].Effect);
        stage.MoveTo(person, channel);
        // At once, not when the job would have asked again.
        await stage.UntilAsync(
            TimeSpan.FromSeconds(1),
            async () => (await stage.CasesAsync(person))[^1].Effect == Effect.Expired
        );

        Assert.False(stage.Look(person, member => member.IsMuted));
    }

    [Fact]
    public async Task Letting_somebody_speak_ends_the_mute_and_its_timer()
    {
        var person = await stage.JoinVoiceAsync(await stage.AddChannelAsync(ChannelType.Voice));
        await stage.RunAsync("owner", "voice mute", ("user", person.Name), ("duration", "10m"));

        await stage.RunAsync("owner", "voice mute", ("user", person.Name), ("state", "off"));

        Assert.Equal([Effect.Active, Effect.Revoked], (await stage.CasesAsync(person)).Select(row => row.Effect));
    }

    [Fact]
    public async Task Whoever_lacks_the_right_is_refused()
    {
        await using var own = new OwnStage();
        var alone = await own.StartAsync();
        await alone.Service.AddRoleAsync("host", Guildhall.Simulator.Permissions.Permission.MuteMembers);
        await alone.Service.GiveAsync("member-1", "host");
        await alone.Service.GrantAsync("mod:view", ("user", await alone.Service.MemberAsync("member-1")));
        var person = await alone.JoinAsync();

        var answer = await alone.RunAsync("member-1", "voice mute", ("user", person.Name));

        Assert.Contains("`mod:members`", answer.Refusal, StringComparison.Ordinal);
    }
}
