using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.State;
using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Channels.Holds;

public class UnlockChannelTests(ModerationStage stage) : IClassFixture<ModerationStage>
{
    [Fact]
    public async Task What_was_never_locked_is_refused()
    {
        var channel = await stage.AddChannelAsync();

        var answer = await stage.RunAsync("owner", "unlock", ("channel", $"{channel.Id}"));

        Assert.Contains("Nothing of that was locked by me", answer.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_of_channel_preset_and_server_are_one_too_many()
    {
        var channel = await stage.AddChannelAsync();

        var answer = await stage.RunAsync("owner", "unlock", ("channel", $"{channel.Id}"), ("server", "true"));

        Assert.Contains("Name one of", answer.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_people_changed_by_hand_meanwhile_stays()
    {
        var junior = stage.RoleId("junior");
        var channel = await stage.AddChannelAsync();
        await stage.RunAsync("owner", "lock", ("channel", $"{channel.Id}"));
        var everyone = stage.OverwritesOf(channel).Single(o => o.Id == AegisService.Guild.Value);
        stage.Overwrite(
            channel,
            everyone with
            {
                Deny = everyone.Deny | Permission.AddReactions,
            },
            new SimOverwrite(junior, false, Permission.SendMessages, Permission.None)
        );

        await stage.RunAsync("owner", "unlock", ("channel", $"{channel.Id}"));

        Assert.Equal(
            [
                new SimOverwrite(AegisService.Guild.Value, false, Permission.None, Permission.AddReactions),
                new SimOverwrite(junior, false, Permission.SendMessages, Permission.None),
            ],
            stage.OverwritesOf(channel)
        );
    }

    [Fact]
    public async Task A_lock_that_was_ended_early_does_not_end_the_next_one()
    {
        var channel = await stage.AddChannelAsync();
        await stage.RunAsync("owner", "lock", ("channel", $"{channel.Id}"), ("duration", "10m"));
        await stage.RunAsync("owner", "unlock", ("channel", $"{channel.Id}"));
        await stage.RunAsync("owner", "lock", ("channel", $"{channel.Id}"));
        var other = await stage.AddChannelAsync();
        await stage.RunAsync("owner", "lock", ("channel", $"{other.Id}"), ("duration", "11m"));

        await stage.AdvanceAsync(TimeSpan.FromMinutes(12));

        await ModerationStage.UntilAsync(() => stage.CanWrite(other, "member-1"));
        Assert.False(stage.CanWrite(channel, "member-1"));
    }
}
