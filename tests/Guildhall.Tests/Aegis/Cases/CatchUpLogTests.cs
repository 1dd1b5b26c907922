using Guildhall.Aegis.Cases;
using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Cases;

public class CatchUpLogTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_its_channel_the_log_is_a_problem_and_the_cases_are_posted_when_there_is_another()
    {
        await using var own = new OwnStage();
        var stage = await own.StartAsync();
        var problems = stage.Service.Get<GuildProblems>();
        var member = await stage.JoinAsync();
        stage.Close("mod-log");

        var answer = await stage.RunAsync("moderator", "ban", ("user", member.Name));
        await ModerationStage.UntilAsync(async () =>
            (await problems.OpenAsync(AegisService.Guild, Cancellation)).Any(p => p.Code == GuildProblems.ModLog)
        );
        var next = await stage.RunAsync("moderator", "warn", ("user", "member-2"), ("reason", "spam"));
        var shown = await stage.RunAsync("owner", "settings show");
        await stage.SetAsync("modLog.channel", await stage.Service.ChannelAsync("appeals"));

        Assert.Contains("Banned", answer.Text, StringComparison.Ordinal);
        Assert.Contains("The mod-log channel", next.Text, StringComparison.Ordinal);
        Assert.Contains("The mod-log channel", shown.Text, StringComparison.Ordinal);
        var row = await stage.CaseAsync(member);
        await ModerationStage.UntilAsync(async () => (await stage.LoggedAsync(row, "appeals")).Count == 1);
        // The message is there a moment before that is written down.
        await ModerationStage.UntilAsync(async () =>
            (await problems.OpenAsync(AegisService.Guild, Cancellation)).Count == 0
        );
    }
}
