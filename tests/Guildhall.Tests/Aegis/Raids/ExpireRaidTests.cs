using Guildhall.Aegis.Access;
using Guildhall.Aegis.Raids;
using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Raids;

public class ExpireRaidTests
{
    [Fact]
    public async Task A_level_ends_by_itself_and_its_alert_says_so()
    {
        await using var scene = await RaidScene.StartAsync();
        var change = new RaidChange(
            RaidLevel.Raid,
            "a test",
            DateTimeOffset.UnixEpoch,
            TimeSpan.FromMilliseconds(50),
            Staff.OfSystem(AegisService.Guild, "raid")
        );

        await scene.Get<RaidBook>().SetAsync(change, TestContext.Current.CancellationToken);

        await RaidScene.Until(async () => (await scene.RaidAsync()).EndedAt is not null);
        Assert.Equal(RaidLevel.Normal, await scene.LevelAsync());
        await RaidScene.Until(async () =>
            (await scene.AlertsAsync()) is [var alert] && (string?)alert["embeds"]![0]!["title"] == "Raid 1 is over"
        );
    }

    [Fact]
    public async Task A_level_whose_end_comes_while_no_process_runs_ends_with_the_next_start_and_its_pauses_with_it()
    {
        await using var own = new OwnStage();
        var stage = await own.StartAsync();
        await stage.RunAsync("owner", "raid on", ("duration", "1h"));
        await ModerationStage.UntilAsync(async () => (await RaidAsync(stage)).InvitesPausedUntil is not null);

        await stage.StopAsync();
        await stage.AdvanceAsync(TimeSpan.FromHours(2));
        await stage.StartAgainAsync();

        await ModerationStage.UntilAsync(async () => (await RaidAsync(stage)).EndedAt is not null);
        var level = await stage.Service.Get<RaidBook>().LevelAsync(AegisService.Guild, Cancellation);
        Assert.Equal(RaidLevel.Normal, level);
    }

    [Fact]
    public async Task A_level_that_goes_on_over_a_restart_still_ends_when_it_was_to_end()
    {
        await using var own = new OwnStage();
        var stage = await own.StartAsync();
        await stage.RunAsync("owner", "raid on", ("duration", "3h"));

        await stage.StopAsync();
        await stage.AdvanceAsync(TimeSpan.FromHours(1));
        await stage.StartAgainAsync();
        Assert.Equal(RaidLevel.Raid, await stage.Service.Get<RaidBook>().LevelAsync(AegisService.Guild, Cancellation));
        await stage.AdvanceAsync(TimeSpan.FromHours(2) + TimeSpan.FromMinutes(1));

        await ModerationStage.UntilAsync(async () => (await RaidAsync(stage)).EndedAt is not null);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static async Task<Raid> RaidAsync(ModerationStage stage) =>
        (await stage.Service.Get<RaidBook>().FindAsync(AegisService.Guild, 1, Cancellation))!;
}
