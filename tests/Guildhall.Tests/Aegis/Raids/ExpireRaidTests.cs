using Guildhall.Aegis.Access;
using Guildhall.Aegis.Raids;

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
}
