using System.Text.Json.Nodes;
using Guildhall.Simulator.Acts;
using Guildhall.Simulator.State;
using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Channels.Holds;

public class ReleaseHoldsTests(ModerationStage stage) : IClassFixture<ModerationStage>
{
    [Fact]
    public async Task A_refusal_leaves_the_channel_locked_and_a_second_unlock_ends_it()
    {
        var channel = await stage.AddChannelAsync();
        await stage.RunAsync("owner", "lock", ("channel", $"{channel.Id}"));
        await stage.Discord.FaultAsync(
            "discord",
            new JsonObject
            {
                ["method"] = "DELETE",
                ["route"] = $"/channels/{channel.Id}/permissions/{AegisService.Guild}",
            },
            new JsonObject { ["status"] = 403 }
        );

        var refused = await stage.RunAsync("owner", "unlock", ("channel", $"{channel.Id}"));
        var stillLocked = !stage.CanWrite(channel, "member-1");
        var again = await stage.RunAsync("owner", "unlock", ("channel", $"{channel.Id}"));

        Assert.Contains("Nothing could be put back", refused.Text, StringComparison.Ordinal);
        Assert.True(stillLocked);
        Assert.Contains("As before", again.Text, StringComparison.Ordinal);
        Assert.Empty(stage.OverwritesOf(channel));
    }

    [Fact]
    public async Task A_timer_whose_channel_is_gone_ends_quietly_and_one_that_is_refused_tries_again()
    {
        var (gone, refused) = (await stage.AddChannelAsync(), await stage.AddChannelAsync());
        await stage.RunAsync("owner", "lock", ("channel", $"{gone.Id}"), ("duration", "10m"));
        await stage.RunAsync("owner", "lock", ("channel", $"{refused.Id}"), ("duration", "10m"));
        var world = stage.Discord.Get<Universe>();
        lock (world.Gate)
        {
            ChannelActs.Delete(world, gone);
        }

        await stage.Discord.FaultAsync(
            "discord",
            new JsonObject
            {
                ["method"] = "DELETE",
                ["route"] = $"/channels/{refused.Id}/permissions/{AegisService.Guild}",
            },
            new JsonObject { ["status"] = 403 }
        );
        await stage.AdvanceAsync(TimeSpan.FromMinutes(10));
        await ModerationStage.UntilAsync(async () => await StatesAsync(gone) == "ended");
        await ModerationStage.UntilAsync(async () =>
            (await stage.RequestsAsync("DELETE", $"{refused.Id}/permissions/{AegisService.Guild}")).Count > 0
        );
        Assert.False(stage.CanWrite(refused, "member-1"));
        await stage.AdvanceAsync(TimeSpan.FromHours(1.1));

        await ModerationStage.UntilAsync(() => stage.OverwritesOf(refused).Count == 0);
    }

    [Fact]
    public async Task What_has_ended_no_longer_tells_whose_overwrites_were_changed()
    {
        var channel = await stage.AddChannelAsync();
        await stage.RunAsync("owner", "lock", ("channel", $"{channel.Id}"));

        await stage.RunAsync("owner", "unlock", ("channel", $"{channel.Id}"));

        await ModerationStage.UntilAsync(async () => await StatesAsync(channel) == "ended");
        Assert.Equal(
            1,
            await stage.Service.Guildhall.CountAsync(
                $"SELECT COUNT(*) FROM aegis_channel_holds WHERE channel_id = {channel.Id} AND wish = '{{}}' AND change IS NULL"
            )
        );
    }

    private async Task<string?> StatesAsync(SimChannel channel) =>
        await stage
            .Service.Get<Guildhall.Core.Storage.Db>()
            .QuerySingleOrDefaultAsync<string>(
                "SELECT state FROM aegis_channel_holds WHERE guild_id = @Guild AND channel_id = @Channel",
                new { AegisService.Guild, Channel = (long)channel.Id },
                TestContext.Current.CancellationToken
            );
}
