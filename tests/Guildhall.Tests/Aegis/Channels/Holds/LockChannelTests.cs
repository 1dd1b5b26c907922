using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.State;
using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Channels.Holds;

public class LockChannelTests(ModerationStage stage) : IClassFixture<ModerationStage>
{
    [Fact]
    public async Task Nobody_writes_until_it_is_unlocked_and_every_overwrite_is_as_it_was()
    {
        var channel = await stage.AddChannelAsync(
            ChannelType.Text,
            new SimOverwrite(AegisService.Guild.Value, false, Permission.EmbedLinks, Permission.AddReactions),
            new SimOverwrite(stage.RoleId("junior"), false, Permission.None, Permission.AttachFiles)
        );
        var before = stage.OverwritesOf(channel);

        var locked = await stage.RunAsync("owner", "lock", ("channel", $"{channel.Id}"), ("reason", "quarrel"));
        var canWrite = stage.CanWrite(channel, "member-1");
        var unlocked = await stage.RunAsync("owner", "unlock", ("channel", $"{channel.Id}"));

        Assert.True(locked.IsEphemeral);
        Assert.Contains($"Locked: <#{channel.Id}>", locked.Text, StringComparison.Ordinal);
        Assert.False(canWrite);
        Assert.Contains("As before the lock again", unlocked.Text, StringComparison.Ordinal);
        Assert.Equal(before, stage.OverwritesOf(channel));
        Assert.True(stage.CanWrite(channel, "member-1"));
    }

    [Fact]
    public async Task Roles_that_would_escape_are_named_before_anything_is_done()
    {
        var junior = stage.RoleId("junior");
        var channel = await stage.AddChannelAsync(
            ChannelType.Text,
            new SimOverwrite(junior, false, Permission.SendMessages, Permission.None)
        );
        var before = stage.OverwritesOf(channel);

        var asked = await stage.RunAsync("owner", "lock", ("channel", $"{channel.Id}"));
        var untouched = stage.OverwritesOf(channel);
        await stage.RunAsync("owner", "lock", ("channel", $"{channel.Id}"), ("allowed", "lock too"));
        var (member, staff) = (stage.CanWrite(channel, "member-1"), stage.CanWrite(channel, "junior"));
        await stage.RunAsync("owner", "unlock", ("channel", $"{channel.Id}"));

        Assert.Contains($"<@&{junior}>", asked.Refusal, StringComparison.Ordinal);
        Assert.Contains("Nothing was done yet", asked.Refusal, StringComparison.Ordinal);
        Assert.Equal(before, untouched);
        Assert.False(member || staff);
        Assert.Equal(before, stage.OverwritesOf(channel));
    }

    [Fact]
    public async Task Those_who_are_let_in_by_name_may_be_left_in()
    {
        var channel = await stage.AddChannelAsync(
            ChannelType.Text,
            new SimOverwrite(stage.RoleId("junior"), false, Permission.SendMessages, Permission.None)
        );

        await stage.RunAsync("owner", "lock", ("channel", $"{channel.Id}"), ("allowed", "leave"));

        Assert.False(stage.CanWrite(channel, "member-1"));
        Assert.True(stage.CanWrite(channel, "junior"));
    }

    [Fact]
    public async Task A_lock_for_a_while_ends_by_itself()
    {
        var channel = await stage.AddChannelAsync();
        var before = stage.OverwritesOf(channel);

        var answer = await stage.RunAsync("owner", "lock", ("channel", $"{channel.Id}"), ("duration", "30m"));
        Assert.Matches("Locked until <t:[0-9]+:F>", answer.Text);
        await stage.AdvanceAsync(TimeSpan.FromMinutes(30));

        await ModerationStage.UntilAsync(() => stage.OverwritesOf(channel).SequenceEqual(before));
    }

    [Fact]
    public async Task A_second_lock_is_told_of_the_first_and_changes_nothing()
    {
        var channel = await stage.AddChannelAsync();
        await stage.RunAsync("owner", "lock", ("channel", $"{channel.Id}"));
        var locked = stage.OverwritesOf(channel);

        var answer = await stage.RunAsync("owner", "lock", ("channel", $"{channel.Id}"));

        Assert.Contains("was locked by owner", answer.Refusal, StringComparison.Ordinal);
        Assert.Equal(locked, stage.OverwritesOf(channel));
    }

    [Fact]
    public async Task A_channel_that_is_closed_anyway_is_left_as_it_is()
    {
        var closed =
            Permission.SendMessages
            | Permission.SendInThreads
            | Permission.CreatePublicThreads
            | Permission.CreatePrivateThreads;
        var channel = await stage.AddChannelAsync(
            ChannelType.Text,
            new SimOverwrite(AegisService.Guild.Value, false, Permission.None, closed),
            new SimOverwrite(stage.Discord.Get<Universe>().Bots.Keys.Single(), true, closed, Permission.None)
        );
        var before = stage.OverwritesOf(channel);

        var answer = await stage.RunAsync("owner", "lock", ("channel", $"{channel.Id}"));

        Assert.Contains("closed already, so left as it is", answer.Text, StringComparison.Ordinal);
        Assert.Equal(before, stage.OverwritesOf(channel));
    }

    [Theory]
    [InlineData("0m", "no length of time")]
    [InlineData("later", "no length of time")]
    public async Task A_senseless_length_is_refused(string duration, string reason)
    {
        var channel = await stage.AddChannelAsync();

        var answer = await stage.RunAsync("owner", "lock", ("channel", $"{channel.Id}"), ("duration", duration));

        Assert.Contains(reason, answer.Refusal, StringComparison.Ordinal);
        Assert.Empty(stage.OverwritesOf(channel));
    }

    [Fact]
    public async Task Whoever_may_not_manage_the_channel_is_refused()
    {
        var channel = await stage.AddChannelAsync(
            ChannelType.Text,
            new SimOverwrite(stage.Discord.Get<Universe>().Bots.Keys.Single(), true, 0, Permission.ManageRoles)
        );

        var commands = await stage.Discord.ReadAsync("/sim/guilds/aegis-demo/commands?as=moderator");
        var answer = await stage.RunAsync("owner", "lock", ("channel", $"{channel.Id}"));

        Assert.DoesNotContain("lock", commands.AsArray().Select(command => (string?)command!["name"]));
        Assert.Contains(
            $"I lack the permission Manage Roles in <#{channel.Id}>",
            answer.Refusal,
            StringComparison.Ordinal
        );
    }
}
