using Guildhall.Aegis.Access;
using Guildhall.Aegis.Raids;

namespace Guildhall.Tests.Aegis.Raids.Commands;

public class EndRaidTests
{
    [Fact]
    public async Task Who_joins_after_an_end_by_hand_counts_at_once_and_who_joined_before_does_not()
    {
        await using var scene = await RaidScene.StartAsync();
        Assert.Contains(
            "The level is normal",
            (await scene.Service.RunAsync("owner", "raid off")).Refusal,
            StringComparison.Ordinal
        );
        await scene.BurstAsync(29, accountAgeDays: 0);
        await RaidScene.Until(async () => await scene.JoinsAsync() == 29);
        await scene.Service.RunAsync("owner", "raid on");

        var answer = await scene.Service.RunAsync("owner", "raid off", ("held", "keep them held"));
        Assert.Contains("24 hours", answer.Text, StringComparison.Ordinal);
        Assert.Contains("joins from now on do", answer.Text, StringComparison.Ordinal);
        var before = new RaidChange(
            RaidLevel.Raid,
            "joins before the end",
            (await scene.RaidAsync()).EndedAt!.Value,
            TimeSpan.FromHours(1),
            Staff.OfSystem(AegisService.Guild, "raid")
        );
        Assert.Null(await scene.Get<RaidBook>().RaiseAsync(before, TestContext.Current.CancellationToken));
        await scene.BurstAsync(5, accountAgeDays: 0);
        await RaidScene.Until(async () => await scene.JoinsAsync() == 34);
        Assert.Equal(RaidLevel.Normal, await scene.LevelAsync());

        await scene.BurstAsync(60, accountAgeDays: 1);
        await scene.UntilLevelAsync(RaidLevel.Raid);
    }
}
