using System.Text.Json.Nodes;
using Guildhall.Aegis.Cases;

namespace Guildhall.Tests.Aegis.Actions.Notices;

[Collection<ModerationSuite>]
public class SendNoticeTests(ModerationStage stage)
{
    [Fact]
    public async Task What_Discords_limits_keep_from_them_they_are_told_later_and_the_answer_says_so()
    {
        var member = await stage.JoinAsync();
        await LimitAsync();

        var answer = await stage.RunAsync("junior", "warn", ("user", member.Name), ("reason", "rude words"));
        await stage.UntilAsync(
            TimeSpan.FromSeconds(20),
            async () => (await stage.CaseAsync(member)).Dm != DmState.Pending
        );

        Assert.Contains("DM pending", answer.Text, StringComparison.Ordinal);
        Assert.Equal(DmState.Delivered, (await stage.CaseAsync(member)).Dm);
        Assert.Contains("rude words", Assert.Single(await stage.DmsAsync(member)), StringComparison.Ordinal);
        await ModerationStage.UntilAsync(async () =>
            (await stage.RequestsAsync("PATCH", "/messages/@original")).Any(r =>
                r.ToJsonString().Contains("DM delivered", StringComparison.Ordinal)
                && r.ToJsonString().Contains(member.Name, StringComparison.Ordinal)
            )
        );
    }

    [Fact]
    public async Task Whom_an_act_removes_is_not_said_to_be_told_when_nothing_was_sent()
    {
        var member = await stage.JoinAsync();
        await LimitAsync();

        var answer = await stage.RunAsync("moderator", "kick", ("user", member.Name));

        Assert.Contains("DM skipped", answer.Text, StringComparison.Ordinal);
        Assert.False(stage.IsPresent(member));
        await stage.AdvanceAsync(TimeSpan.FromSeconds(20));
    }

    private Task LimitAsync() =>
        stage.Discord.FaultAsync(
            "discord",
            new JsonObject { ["method"] = "POST", ["route"] = "/users/@me/channels" },
            new JsonObject { ["status"] = 429, ["retryAfter"] = 10 }
        );
}
