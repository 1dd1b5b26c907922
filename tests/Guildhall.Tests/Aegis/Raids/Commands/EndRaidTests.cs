using Guildhall.Aegis.Raids;

namespace Guildhall.Tests.Aegis.Raids.Commands;

public class EndRaidTests
{
    [Fact]
    public async Task After_staff_said_that_it_is_none_joins_alone_raise_nothing_for_a_while()
    {
        await using var scene = await RaidScene.StartAsync();
        Assert.Contains(
            "The level is normal",
            (await scene.Service.RunAsync("owner", "raid off")).Refusal,
            StringComparison.Ordinal
        );
        await scene.Service.RunAsync("owner", "raid on");

        var answer = await scene.Service.RunAsync("owner", "raid off", ("held", "keep them held"));
        Assert.Contains("24 hours", answer.Text, StringComparison.Ordinal);
        await scene.BurstAsync(100, accountAgeDays: 0);
        await RaidScene.Until(async () => await scene.JoinsAsync() == 100);

        Assert.Equal(RaidLevel.Normal, await scene.LevelAsync());
    }
}
