using Guildhall.Tests.Aegis.Actions;
using Guildhall.Tests.Aegis.Channels;

namespace Guildhall.Tests.Aegis.AutoMod.Live.Acts;

[Collection<AutoModSuite>]
public class LockActTests(ModerationStage stage)
{
    [Fact]
    public async Task The_channel_is_locked_for_its_time_and_then_exactly_as_it_was()
    {
        var channel = await stage.AddChannelAsync();
        await stage.RuleAsync("blorpo", """["delete",{"lock":{"for":"30m"}}]""");
        var member = await stage.JoinAsync();

        await stage.SayAsync(member, "blorpo", channel.Name);
        await ModerationStage.UntilAsync(() => !stage.CanWrite(channel, member.Name));
        Assert.Contains($"<#{channel.Id}> locked until", await stage.AlertAsync(member), StringComparison.Ordinal);
        await stage.AdvanceAsync(TimeSpan.FromMinutes(31));

        await ModerationStage.UntilAsync(() => stage.OverwritesOf(channel).Count == 0);
        Assert.True(stage.CanWrite(channel, member.Name));
    }

    [Fact]
    public async Task Slow_mode_is_set_for_its_time_and_never_made_shorter()
    {
        var channel = await stage.AddChannelAsync();
        await stage.RuleAsync("blorpi", """[{"slowmode":{"delay":"30s","for":"30m"}}]""");
        var member = await stage.JoinAsync();

        await stage.SayAsync(member, "blorpi", channel.Name);
        await ModerationStage.UntilAsync(() => channel.RateLimitPerUser == 30);
        await stage.AlertAsync(member);
        await stage.AdvanceAsync(TimeSpan.FromMinutes(31));

        await ModerationStage.UntilAsync(() => channel.RateLimitPerUser == 0);
    }
}
