using Guildhall.Aegis.Cases;
using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Appeals;

public class PostAppealTests
{
    [Fact]
    public async Task A_channel_that_is_gone_is_a_problem_and_no_lost_appeal()
    {
        await using var stage = new AppealStage();
        await stage.InitializeAsync();
        var (member, ban) = await stage.BannedAsync();
        stage.Moderation.Close("appeals");

        var appeal = await stage.AppealAsync(member, ban);

        var problems = stage.Moderation.Service.Get<GuildProblems>();
        await ModerationStage.UntilAsync(async () =>
            (await problems.OpenAsync(AegisService.Guild, TestContext.Current.CancellationToken)).Any(p =>
                p.Code == "appeals"
            )
        );
        var list = await stage.RunAsync("owner", "appeal list");
        Assert.Contains($"**#{appeal.Number}**", list.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_people_wrote_is_shown_as_text_and_never_as_a_link_or_a_heading()
    {
        await using var stage = new AppealStage();
        await stage.InitializeAsync();
        var (member, ban) = await stage.BannedAsync();
        using var browser = await stage.BrowseAsync(member);

        var appeal = await stage.AppealAsync(browser, ban, "[a](http://evil.tld)", "[Verify](http://evil.tld)\n# H");

        var shown = (await stage.ShownAsync(appeal, "Verify")).ToJsonString();
        Assert.DoesNotContain("](", shown.Replace(@"\\](", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains(@"\\# H", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(@"\n# H", shown, StringComparison.Ordinal);
    }
}
