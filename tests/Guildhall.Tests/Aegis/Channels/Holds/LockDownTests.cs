using Guildhall.Simulator.State;
using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Channels.Holds;

public class LockDownTests(ModerationStage stage) : IClassFixture<ModerationStage>
{
    [Fact]
    public async Task A_preset_is_locked_and_put_back_as_one()
    {
        var (one, other) = (await stage.AddChannelAsync(), await stage.AddChannelAsync(ChannelType.Voice));
        await stage.SetAsync("lockdown.presets.raid", $"<#{one.Id}> <#{other.Id}>");
        var before = (stage.OverwritesOf(one), stage.OverwritesOf(other));

        var locked = await stage.RunAsync("owner", "lockdown", ("preset", "RAID"));
        var canWrite = stage.CanWrite(one, "member-1") || stage.CanWrite(other, "member-1");
        await stage.RunAsync("owner", "unlock", ("preset", "raid"));

        Assert.Contains($"<#{one.Id}> <#{other.Id}>", locked.Text, StringComparison.Ordinal);
        Assert.False(canWrite);
        Assert.Equal(before.Item1, stage.OverwritesOf(one));
        Assert.Equal(before.Item2, stage.OverwritesOf(other));
    }

    [Fact]
    public async Task The_whole_server_is_locked_but_for_what_is_locked_already_and_comes_back_exactly()
    {
        await using var own = new OwnStage();
        var alone = await own.StartAsync();
        var single = await alone.AddChannelAsync();
        await alone.RunAsync("owner", "lock", ("channel", $"{single.Id}"));
        var before = Overwrites(alone);

        var locked = await alone.RunAsync("owner", "lockdown", ("allowed", "lock too"), ("duration", "1h"));
        var during = Overwrites(alone);
        await alone.AdvanceAsync(TimeSpan.FromHours(1));

        Assert.Contains("Locked until", locked.Text, StringComparison.Ordinal);
        Assert.DoesNotContain($"<#{single.Id}>", locked.Text, StringComparison.Ordinal);
        Assert.NotEqual(before, during);
        await ModerationStage.UntilAsync(() => Overwrites(alone) == before);
    }

    [Fact]
    public async Task An_unknown_preset_lists_those_that_there_are()
    {
        var channel = await stage.AddChannelAsync();
        await stage.SetAsync("lockdown.presets.night", $"<#{channel.Id}>");

        var answer = await stage.RunAsync("owner", "lockdown", ("preset", "day"));

        Assert.Contains("no preset “day”", answer.Refusal, StringComparison.Ordinal);
        Assert.Contains("`night`", answer.Refusal, StringComparison.Ordinal);
    }

    private static string Overwrites(ModerationStage stage)
    {
        var world = stage.Discord.Get<Universe>();
        lock (world.Gate)
        {
            return string.Join(
                '\n',
                world
                    .Guilds[AegisService.Guild.Value]
                    .Channels.Values.OrderBy(channel => channel.Id)
                    .Select(channel =>
                        $"{channel.Id}: {string.Join(' ', channel.Overwrites.OrderBy(o => o.Id).Select(o => o.ToString()))}"
                    )
            );
        }
    }
}
