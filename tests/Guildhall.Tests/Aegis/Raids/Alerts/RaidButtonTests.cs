using Guildhall.Aegis.Raids;

namespace Guildhall.Tests.Aegis.Raids.Alerts;

public class RaidButtonTests
{
    [Fact]
    public async Task Staff_lock_down_prolong_and_end_a_raid_from_its_alert_and_others_cannot()
    {
        await using var scene = await RaidScene.StartAsync();
        await scene.Service.RunAsync("owner", "raid on", ("duration", "1h"));
        await RaidScene.Until(async () => (await scene.AlertsAsync()).Count == 1);
        var alert = (await scene.AlertsAsync())[0];

        var refused = await scene.ClickAsync(alert, "Lockdown", "junior");
        Assert.Contains("You lack", refused.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(RaidLevel.Raid, (await scene.RaidAsync()).Level);

        await scene.ClickAsync(alert, "Lockdown");
        Assert.Equal(RaidLevel.Lockdown, (await scene.RaidAsync()).Level);

        var before = (await scene.RaidAsync()).ExpiresAt;
        await scene.ClickAsync(alert, "1 hour more");
        Assert.InRange(
            (await scene.RaidAsync()).ExpiresAt - before,
            TimeSpan.FromMinutes(59),
            TimeSpan.FromMinutes(61)
        );

        await scene.ClickAsync(alert, "No raid");
        Assert.Equal(RaidLevel.Normal, await scene.LevelAsync());
        Assert.Contains(
            "level is normal",
            (await scene.ClickAsync(alert, "1 hour more")).ToJsonString(),
            StringComparison.Ordinal
        );
    }
}
