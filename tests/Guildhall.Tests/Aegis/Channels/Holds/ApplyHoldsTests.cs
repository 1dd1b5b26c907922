using System.Text.Json.Nodes;
using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.State;
using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Channels.Holds;

public class ApplyHoldsTests(ModerationStage stage) : IClassFixture<ModerationStage>
{
    [Fact]
    public async Task A_step_that_discord_did_not_answer_is_done_again_and_the_end_is_exact()
    {
        var channel = await stage.AddChannelAsync();
        await FaultAsync(
            channel,
            AegisService.Guild.Value,
            new JsonObject { ["status"] = 500, ["afterEffect"] = true }
        );

        await stage.RunAsync("owner", "lock", ("channel", $"{channel.Id}"));
        var canWrite = stage.CanWrite(channel, "member-1");
        await stage.RunAsync("owner", "unlock", ("channel", $"{channel.Id}"));

        Assert.False(canWrite);
        Assert.Empty(stage.OverwritesOf(channel));
    }

    [Fact]
    public async Task A_channel_that_discord_refuses_half_way_is_put_back_and_named()
    {
        var channel = await stage.AddChannelAsync();
        await FaultAsync(channel, AegisService.Guild.Value, new JsonObject { ["status"] = 403 });

        var answer = await stage.RunAsync("owner", "lock", ("channel", $"{channel.Id}"));

        Assert.Contains("Nothing was locked", answer.Text, StringComparison.Ordinal);
        Assert.Contains($"<#{channel.Id}>:", answer.Text, StringComparison.Ordinal);
        Assert.Empty(stage.OverwritesOf(channel));
    }

    [Fact]
    public async Task A_notice_is_said_in_the_channel_before_it_is_closed()
    {
        await using var own = new OwnStage();
        var alone = await own.StartAsync();
        var channel = await alone.AddChannelAsync();
        await alone.SetAsync("lockdown.notice", "Closed for @everyone.");

        await alone.RunAsync("owner", "lock", ("channel", $"{channel.Id}"));

        var said = Assert.Single(alone.Left(channel));
        Assert.Equal("Closed for @everyone.", said.Content);
        Assert.False(said.MentionsEveryone);
        Assert.False(alone.CanWrite(channel, "member-1"));
        Assert.Contains(alone.OverwritesOf(channel), o => o.IsMember && o.Allow.HasFlag(Permission.SendMessages));
    }

    private Task FaultAsync(SimChannel channel, ulong overwrite, JsonObject then) =>
        stage.Discord.FaultAsync(
            "discord",
            new JsonObject { ["method"] = "PUT", ["route"] = $"/channels/{channel.Id}/permissions/{overwrite}" },
            then
        );
}
