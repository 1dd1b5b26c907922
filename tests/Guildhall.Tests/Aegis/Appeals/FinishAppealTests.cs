using System.Text.Json.Nodes;
using Guildhall.Aegis.Appeals;
using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Appeals;

[Collection<AppealSuite>]
public class FinishAppealTests(AppealStage stage)
{
    [Fact]
    public async Task An_unban_whose_answer_was_lost_is_not_sent_twice_and_counts()
    {
        var (member, ban) = await stage.BannedAsync();
        var appeal = await stage.AppealAsync(member, ban);
        await stage.Discord.FaultAsync(
            "discord",
            new JsonObject { ["method"] = "DELETE", ["route"] = $"/guilds/{AegisService.Guild}/bans/{member.Id}" },
            new JsonObject { ["status"] = 500, ["afterEffect"] = true }
        );

        await stage.DecideAsync(appeal, "owner", "approve");
        var finished = await stage.FinishedAsync(appeal);

        await stage.Discord.ClearFaultsAsync();
        Assert.Equal(AppealLift.Done, finished.Lift);
        Assert.False(stage.Moderation.IsBanned(member));
    }

    [Fact]
    public async Task Who_can_be_reached_is_told_the_outcome()
    {
        var member = await stage.Moderation.JoinAsync();
        await stage.RunAsync("moderator", "warn", ("user", member.Name), ("reason", "language"));
        var appeal = await stage.AppealAsync(member, await stage.Moderation.CaseAsync(member));

        await stage.DecideAsync(appeal, "owner", "approve");

        await ModerationStage.UntilAsync(async () =>
            (await stage.Moderation.DmsAsync(member)).Any(dm => dm.Contains("**approved**", StringComparison.Ordinal))
        );
    }
}
