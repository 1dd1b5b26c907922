using Guildhall.Simulator.Permissions;
using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.AutoMod.Live.Acts;

public class NicknameActTests
{
    [Fact]
    public async Task What_the_bot_may_not_do_is_told_with_the_permission_and_is_no_problem_once_it_works()
    {
        await using var own = new OwnStage();
        var stage = await own.StartAsync();
        await stage.RuleAsync("snazzo", """[{"nickname":{"to":"Renamed"}},{"reply":{"text":"Not here."}}]""");
        await stage.TakeFromBotAsync(Permission.ManageNicknames);
        var first = await stage.JoinAsync();
        await stage.SayAsync(first, "snazzo");
        var alert = await stage.AlertAsync(first);
        Assert.Contains("nickname not set: I lack the permission Manage Nicknames", alert, StringComparison.Ordinal);
        Assert.Contains("Done: noted, reply posted", alert, StringComparison.Ordinal);
        Assert.True(await stage.HasProblemAsync("automod_nickname"));
        stage.GiveToBot(Permission.ManageNicknames);
        await stage.Service.AddRoleAsync("after-that");
        var second = await stage.JoinAsync();

        await stage.SayAsync(second, "snazzo");

        Assert.Contains("nickname set to Renamed", await stage.AlertAsync(second), StringComparison.Ordinal);
        Assert.False(await stage.HasProblemAsync("automod_nickname"));
    }
}
