using Guildhall.Simulator.State;
using Guildhall.Tests.Aegis.Actions;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Aegis.Channels.Holds;

public class SetSlowmodeTests(ModerationStage stage) : IClassFixture<ModerationStage>
{
    [Theory]
    [InlineData("10s", 10)]
    [InlineData("30", 30)]
    [InlineData("6h", 21_600)]
    [InlineData("off", 0)]
    public async Task The_pause_is_set(string duration, int seconds)
    {
        var channel = await stage.AddChannelAsync();
        channel.RateLimitPerUser = 5;

        var answer = await SetAsync(channel, ("duration", duration));

        Assert.True(answer.IsEphemeral);
        Assert.Contains($"<#{channel.Id}>", answer.Text, StringComparison.Ordinal);
        Assert.Equal(seconds, channel.RateLimitPerUser);
    }

    [Fact]
    public async Task A_pause_for_a_while_gives_back_what_was_there_also_after_a_second_one()
    {
        var channel = await stage.AddChannelAsync();
        channel.RateLimitPerUser = 5;

        await SetAsync(channel, ("duration", "10s"), ("for", "1h"));
        var answer = await SetAsync(channel, ("duration", "1m"), ("for", "2h"));
        Assert.Matches("waits 1m between messages, until <t:", answer.Text);
        await stage.AdvanceAsync(TimeSpan.FromHours(1.5));
        var meanwhile = channel.RateLimitPerUser;
        await stage.AdvanceAsync(TimeSpan.FromHours(1));

        Assert.Equal(60, meanwhile);
        await ModerationStage.UntilAsync(() => channel.RateLimitPerUser == 5);
    }

    [Fact]
    public async Task A_pause_that_somebody_changed_by_hand_is_left_at_the_end()
    {
        var (channel, other) = (await stage.AddChannelAsync(), await stage.AddChannelAsync());
        await SetAsync(channel, ("duration", "10s"), ("for", "1h"));
        await SetAsync(other, ("duration", "10s"), ("for", "61m"));
        channel.RateLimitPerUser = 77;

        await stage.AdvanceAsync(TimeSpan.FromHours(1.1));

        await ModerationStage.UntilAsync(() => other.RateLimitPerUser == 0);
        Assert.Equal(77, channel.RateLimitPerUser);
    }

    [Theory]
    [InlineData("7h", null, "from 1s to 6h")]
    [InlineData("fast", null, "from 1s to 6h")]
    [InlineData("10s", "0m", "no length of time")]
    public async Task What_discord_does_not_do_is_refused(string duration, string? length, string reason)
    {
        var channel = await stage.AddChannelAsync();
        List<(string, string)> options = [("duration", duration)];
        if (length is not null)
        {
            options.Add(("for", length));
        }

        var answer = await SetAsync(channel, [.. options]);

        Assert.Contains(reason, answer.Refusal, StringComparison.Ordinal);
        Assert.Equal(0, channel.RateLimitPerUser);
    }

    [Fact]
    public async Task A_category_has_no_slow_mode()
    {
        var category = await stage.AddChannelAsync(ChannelType.Category);

        var answer = await SetAsync(category, ("duration", "10s"));

        Assert.Contains("no slow mode in that kind", answer.Refusal, StringComparison.Ordinal);
    }

    private Task<CommandAnswer> SetAsync(SimChannel channel, params (string Name, string Value)[] options) =>
        stage.RunAsync("owner", "slowmode", [.. options, ("channel", $"{channel.Id}")]);
}
