using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.State;
using Guildhall.Tests.Aegis.Actions;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Aegis.Channels.Purges;

public class PurgeMessagesTests(ModerationStage stage) : IClassFixture<ModerationStage>
{
    private DateTimeOffset Now => stage.Time.GetUtcNow();

    [Fact]
    public async Task The_newest_that_match_go_and_the_rest_stays()
    {
        var channel = await stage.AddChannelAsync();
        var old = stage.Write(channel, Now.AddHours(-3), "first");
        stage.Write(channel, Now.AddHours(-2), "second");
        var other = stage.Write(channel, Now.AddHours(-1), "third", "member-2");
        stage.Write(channel, Now.AddMinutes(-30), "fourth");
        var before = await stage.Service.CountAuditAsync("aegis.purge");

        var answer = await PurgeAsync(channel, ("count", "2"), ("user", "member-1"));

        Assert.True(answer.IsEphemeral);
        Assert.Contains($"Deleted 2 messages in <#{channel.Id}>", answer.Text, StringComparison.Ordinal);
        Assert.Equal([old.Id, other.Id], stage.Left(channel).Select(message => message.Id));
        Assert.Equal(before + 1, await stage.Service.CountAuditAsync("aegis.purge"));
    }

    [Fact]
    public async Task Pins_stay_unless_it_is_said_otherwise()
    {
        var channel = await stage.AddChannelAsync();
        var pin = stage.Write(channel, Now.AddHours(-2), change: message => message.PinnedAt = Now);
        stage.Write(channel, Now.AddHours(-1));

        var kept = await PurgeAsync(channel, ("count", "10"));
        var left = stage.Left(channel).Select(message => message.Id).ToList();
        await PurgeAsync(channel, ("count", "10"), ("keep_pins", "false"));

        Assert.Contains("1 pinned stays", kept.Text, StringComparison.Ordinal);
        Assert.Equal([pin.Id], left);
        Assert.Empty(stage.Left(channel));
    }

    [Fact]
    public async Task A_dry_run_counts_and_deletes_nothing()
    {
        var channel = await stage.AddChannelAsync();
        stage.Write(channel, Now.AddDays(-20));
        stage.Write(channel, Now.AddHours(-1));

        var answer = await PurgeAsync(channel, ("count", "10"), ("dry_run", "true"));

        Assert.Contains("nothing was deleted", answer.Text, StringComparison.Ordinal);
        Assert.Contains("2 messages would match: 1 at once, 1 older", answer.Text, StringComparison.Ordinal);
        Assert.Equal(2, stage.Left(channel).Count);
    }

    [Fact]
    public async Task A_span_is_cut_at_both_ends()
    {
        var channel = await stage.AddChannelAsync();
        var early = stage.Write(channel, Now.AddHours(-5), "early");
        stage.Write(channel, Now.AddHours(-3), "middle");
        var late = stage.Write(channel, Now.AddHours(-1), "late");

        await PurgeAsync(channel, ("count", "10"), ("before", "2h"), ("after", $"{early.Id}"));

        Assert.Equal([early.Id, late.Id], stage.Left(channel).Select(message => message.Id));
    }

    [Fact]
    public async Task What_the_filters_do_not_match_goes_when_they_are_turned_around()
    {
        var channel = await stage.AddChannelAsync();
        var link = stage.Write(channel, Now.AddHours(-2), "https://example.org");
        stage.Write(channel, Now.AddHours(-1), "chatter");

        await PurgeAsync(channel, ("count", "10"), ("has", "link"), ("invert", "true"));

        Assert.Equal([link.Id], stage.Left(channel).Select(message => message.Id));
    }

    [Theory]
    [InlineData("regex", "(?=a)", "needs backtracking")]
    [InlineData("regex", "[", "no regular expression")]
    [InlineData("before", "soon", "does not say when")]
    [InlineData("after", "1s", "Nothing was deleted", "before", "1h")]
    [InlineData("invert", "true", "name one")]
    public async Task What_cannot_be_understood_is_refused(
        string option,
        string value,
        string reason,
        string? second = null,
        string? secondValue = null
    )
    {
        var channel = await stage.AddChannelAsync();
        stage.Write(channel, Now.AddMinutes(-1));
        List<(string, string)> options = [("count", "10"), (option, value)];
        if (second is not null)
        {
            options.Add((second, secondValue!));
        }

        var answer = await PurgeAsync(channel, [.. options]);

        Assert.Contains(second is null ? reason : "must be the later one", answer.Refusal, StringComparison.Ordinal);
        Assert.Single(stage.Left(channel));
    }

    [Fact]
    public async Task Nothing_that_matches_is_said_so()
    {
        var channel = await stage.AddChannelAsync();
        stage.Write(channel, Now.AddHours(-1));

        var answer = await PurgeAsync(channel, ("count", "5"), ("contains", "coins"));

        Assert.Contains($"No message in <#{channel.Id}> matches", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bot_that_may_not_delete_there_says_which_permission_it_lacks()
    {
        var bot = stage.Discord.Get<Universe>().Bots.Keys.Single();
        var channel = await stage.AddChannelAsync(
            Guildhall.Simulator.State.ChannelType.Text,
            new SimOverwrite(bot, true, Permission.None, Permission.ManageMessages)
        );

        var answer = await PurgeAsync(channel, ("count", "5"));

        Assert.Contains(
            $"I lack the permission Manage Messages in <#{channel.Id}>",
            answer.Refusal,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Whoever_may_not_delete_in_the_other_channel_is_refused()
    {
        var junior = stage.RoleId("junior");
        var channel = await stage.AddChannelAsync(
            Guildhall.Simulator.State.ChannelType.Text,
            new SimOverwrite(junior, false, Permission.None, Permission.ManageMessages)
        );
        stage.Write(channel, Now.AddHours(-1));

        var answer = await stage.RunAsync("junior", "purge", ("count", "5"), ("channel", $"{channel.Id}"));

        Assert.Contains(
            $"You lack Discord's permission Manage Messages in <#{channel.Id}>",
            answer.Refusal,
            StringComparison.Ordinal
        );
        Assert.Single(stage.Left(channel));
    }

    [Fact]
    public async Task A_reason_is_asked_for_where_the_server_wants_one()
    {
        await using var own = new OwnStage();
        var alone = await own.StartAsync();
        await alone.SetAsync("requireReason.purge", "on");

        var answer = await alone.RunAsync("owner", "purge", ("count", "5"));

        Assert.Contains("wants a reason", answer.Refusal, StringComparison.Ordinal);
    }

    private Task<CommandAnswer> PurgeAsync(SimChannel channel, params (string Name, string Value)[] options) =>
        stage.RunAsync("owner", "purge", [.. options, ("channel", $"{channel.Id}")]);
}
