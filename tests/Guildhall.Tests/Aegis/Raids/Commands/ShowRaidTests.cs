namespace Guildhall.Tests.Aegis.Raids.Commands;

public class ShowRaidTests
{
    [Fact]
    public async Task Staff_see_the_level_who_joined_and_until_when()
    {
        await using var scene = await RaidScene.StartAsync();
        var calm = await scene.Service.RunAsync("moderator", "raid status");
        Assert.Contains("The level is normal", calm.Text, StringComparison.Ordinal);

        await scene.JoinAsync("raider-1", 1);
        await RaidScene.Until(async () => await scene.JoinsAsync() == 1);
        await scene.Service.RunAsync("owner", "raid on", ("reason", "a hunch"));
        var status = await scene.Service.RunAsync("moderator", "raid status");

        Assert.Equal("Raid level: raid", status.Title);
        Assert.Contains("a hunch", status.Description, StringComparison.Ordinal);
        Assert.Equal("1", status.Field("Joined"));
    }

    [Fact]
    public async Task Who_set_the_level_is_told_also_without_a_reason_and_after_a_level_that_came_by_itself()
    {
        await using var scene = await RaidScene.StartAsync();
        await scene.Service.RunAsync("owner", "raid on", ("level", "watch"));
        var first = await scene.Service.RunAsync("moderator", "raid status");
        await scene.Service.RunAsync("owner", "raid off");
        await RaidScene.Until(async () => (await scene.AlertsAsync()).Count == 1);

        await RaidScene.Until(async () =>
            (await scene.AlertsAsync())[0].ToJsonString().Contains("Set by owner", StringComparison.Ordinal)
            && (await scene.AlertsAsync())[0].ToJsonString().Contains("is over", StringComparison.Ordinal)
        );
        Assert.Contains("Set by owner", first.Description, StringComparison.Ordinal);
    }
}
