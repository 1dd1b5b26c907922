namespace Guildhall.Tests.Aegis.Appeals;

[Collection<AppealSuite>]
public class ViewAppealTests(AppealStage stage)
{
    [Fact]
    public async Task The_whole_appeal_is_shown_with_its_case()
    {
        var (member, ban) = await stage.BannedAsync();
        var appeal = await stage.AppealAsync(member, ban, "I was _asleep_.");

        var answer = await stage.RunAsync("moderator", "appeal view", ("id", $"{appeal.Number}"));

        Assert.True(answer.IsEphemeral);
        Assert.Equal($"Appeal #{appeal.Number}", answer.Title);
        Assert.Equal("I was \\_asleep\\_.", answer.Description);
        Assert.Contains($"case #{ban.Number}", answer.Field("Against"), StringComparison.Ordinal);
        Assert.Equal("Nothing at all.", answer.Field("What happened?"));
    }

    // Scenario 28: numbers are a guild's own, so another's appeal is none here.
    [Fact]
    public async Task An_appeal_of_another_server_is_not_found_and_that_is_written_down()
    {
        var (member, ban) = await stage.BannedAsync();
        var appeal = await stage.AppealAsync(member, ban);

        var answer = await stage.Discord.RunAsync("admin", "appeal view", ("id", $"{appeal.Number}"));

        Assert.Contains("There is no appeal", answer.Refusal, StringComparison.Ordinal);
        Assert.Equal(1, await stage.AuditedAsync("appeal.not_found", $"appeal {appeal.Number}"));
    }
}
