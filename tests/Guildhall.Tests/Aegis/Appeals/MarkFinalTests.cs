namespace Guildhall.Tests.Aegis.Appeals;

[Collection<AppealSuite>]
public class MarkFinalTests(AppealStage stage)
{
    [Fact]
    public async Task A_final_case_takes_no_appeal_until_it_is_final_no_more()
    {
        var (member, ban) = await stage.BannedAsync();

        await stage.RunAsync("owner", "appeal final", ("case", $"{ban.Number}"));
        using var browser = await stage.BrowseAsync(member, AppealStage.FormOf(ban));
        Assert.Contains("This case is final", browser.Page, StringComparison.Ordinal);
        await stage.RunAsync("owner", "appeal final", ("case", $"{ban.Number}"), ("final", "false"));

        Assert.Equal(1, (await stage.AppealAsync(browser, ban)).Attempt);
    }

    [Fact]
    public async Task A_case_that_there_is_not_is_refused()
    {
        var answer = await stage.RunAsync("owner", "appeal final", ("case", "987654"));

        Assert.Contains("no case #987654", answer.Refusal, StringComparison.Ordinal);
    }
}
