using Guildhall.Aegis.AutoMod.Live;
using Guildhall.Simulator.Permissions;
using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.AutoMod.Live;

[Collection<AutoModSuite>]
public class SweepTests(ModerationStage stage)
{
    [Fact]
    public async Task A_message_that_is_gone_already_holds_nothing_up()
    {
        await stage.SwitchOnAsync();
        var member = await stage.JoinAsync();
        var first = await stage.SayAsync(member, "oh shit");
        await stage.UntilGoneAsync(first);

        await stage.UntilGoneAsync(await stage.SayAsync(member, "more shit"));

        await ModerationStage.UntilAsync(async () =>
            await stage.Service.Guildhall.CountAsync("SELECT COUNT(*) FROM aegis_automod_doomed") == 0
        );
    }

    [Fact]
    public async Task What_Discord_does_not_let_go_is_told_and_goes_once_the_permission_is_back()
    {
        await using var own = new OwnStage();
        var alone = await own.StartAsync();
        await alone.RuleAsync("grumbi", """["delete",{"warn":{}}]""");
        await alone.TakeFromBotAsync(Permission.ManageMessages);
        var member = await alone.JoinAsync();
        List<string> messages =
        [
            await alone.SayAsync(member, "grumbi"),
            await alone.SayAsync(member, "more"),
            await alone.SayAsync(member, "and more"),
        ];

        var alert = await alone.AlertAsync(member);
        Assert.Contains("message not deleted: I lack Manage Messages", alert, StringComparison.Ordinal);
        Assert.DoesNotContain("message deleted", alert, StringComparison.Ordinal);
        Assert.True(await alone.HasProblemAsync(Sweep.Problem));
        await ModerationStage.UntilAsync(async () =>
            await alone.Service.Guildhall.CountAsync(
                "SELECT COUNT(*) FROM aegis_automod_doomed WHERE failure IS NOT NULL"
            ) == 3
        );
        alone.GiveToBot(Permission.ManageMessages);
        await alone.AdvanceAsync(TimeSpan.FromMinutes(61));

        foreach (var message in messages)
        {
            await alone.UntilGoneAsync(message);
        }

        await ModerationStage.UntilAsync(async () => !await alone.HasProblemAsync(Sweep.Problem));
    }
}
