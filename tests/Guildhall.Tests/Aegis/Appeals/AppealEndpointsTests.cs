using System.Net;
using Guildhall.Aegis.Appeals;
using Guildhall.Aegis.Cases;

namespace Guildhall.Tests.Aegis.Appeals;

[Collection<AppealSuite>]
public class AppealEndpointsTests(AppealStage stage)
{
    [Fact]
    public async Task A_stranger_reads_what_the_page_is_for_and_can_sign_in()
    {
        using var browser = stage.Moderation.Service.Guildhall.Browse();

        await browser.GoAsync("/appeals");

        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.Contains("/api/v1/auth/login?returnUrl=/appeals", browser.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_was_banned_finds_the_case_though_they_left()
    {
        var (member, ban) = await stage.BannedAsync();

        using var browser = await stage.BrowseAsync(member);

        Assert.Contains("aegis-demo", browser.Page, StringComparison.Ordinal);
        Assert.Contains($"case #{ban.Number}", browser.Page, StringComparison.Ordinal);
        Assert.Contains("posting &lt;b&gt;spam&lt;/b&gt;", browser.Page, StringComparison.Ordinal);
        Assert.Contains(AppealStage.FormOf(ban), browser.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_without_a_case_reads_that_there_is_nothing()
    {
        var member = await stage.Moderation.JoinAsync();

        using var browser = await stage.BrowseAsync(member);

        Assert.Contains("nothing that you could appeal", browser.Page, StringComparison.Ordinal);
    }

    // Scenario 10, its second half.
    [Fact]
    public async Task An_appeal_reaches_the_staff_and_approving_it_twice_unbans_once()
    {
        var (member, ban) = await stage.BannedAsync();
        using var browser = await stage.BrowseAsync(member, AppealStage.FormOf(ban));
        var appeal = await stage.AppealAsync(browser, ban, "It was <i>not</i> me.");
        Assert.Contains("Pending", browser.Page, StringComparison.Ordinal);
        Assert.Contains("It was &lt;i&gt;not&lt;/i&gt; me.", browser.Page, StringComparison.Ordinal);
        await stage.ShownAsync(appeal, "It was");

        var form = await stage.ClickAsync(appeal, "owner", "Approve");
        var decided = await stage.SubmitAsync(form, "owner", "Fair enough.");
        var again = await stage.DecideAsync(appeal, "owner", "approve");
        var finished = await stage.FinishedAsync(appeal);

        Assert.Contains("is approved", decided.Text, StringComparison.Ordinal);
        Assert.Contains("Nothing was done twice", again.Refusal, StringComparison.Ordinal);
        Assert.Equal((AppealState.Approved, AppealLift.Done), (finished.State, finished.Lift));
        Assert.False(stage.Moderation.IsBanned(member));
        Assert.Equal(1, await stage.UnbansAsync(member));
        Assert.Equal(Effect.Revoked, (await stage.Moderation.CaseAsync(member, CaseKind.Ban)).Effect);
        Assert.Equal(CaseSource.Appeal, (await stage.Moderation.CaseAsync(member, CaseKind.Unban)).Source);
        await browser.GoAsync(AppealStage.PageOf(appeal));
        Assert.Contains("Your ban was lifted", browser.Page, StringComparison.Ordinal);
        Assert.Contains("Fair enough.", browser.Page, StringComparison.Ordinal);
        var shown = await stage.ShownAsync(appeal, "It was lifted");
        Assert.Empty(shown["components"]!.AsArray());
    }

    [Fact]
    public async Task A_denial_stands_on_the_page_with_its_reason()
    {
        var (member, ban) = await stage.BannedAsync();
        using var browser = await stage.BrowseAsync(member, AppealStage.FormOf(ban));
        var appeal = await stage.AppealAsync(browser, ban);

        await stage.DecideAsync(appeal, "owner", "deny", "There are <five> witnesses.");

        await browser.GoAsync(AppealStage.PageOf(appeal));
        Assert.Contains("Denied", browser.Page, StringComparison.Ordinal);
        Assert.Contains("There are &lt;five&gt; witnesses.", browser.Page, StringComparison.Ordinal);
        Assert.True(stage.Moderation.IsBanned(member));
        await browser.GoAsync(AppealStage.FormOf(ban));
        Assert.Equal(HttpStatusCode.Conflict, browser.Status);
        Assert.Contains("can be appealed from", browser.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_windows_that_send_at_once_make_one_appeal()
    {
        var (member, ban) = await stage.BannedAsync();
        using var first = await stage.BrowseAsync(member, AppealStage.FormOf(ban));
        using var second = await stage.BrowseAsync(member, AppealStage.FormOf(ban));

        await Task.WhenAll(
            new[] { first, second }.Select(browser => browser.SubmitAsync(AppealStage.FormOf(ban), ("text", "please")))
        );

        Assert.Single(await stage.Book.OfCaseAsync(ban.GuildId, ban.Number, TestContext.Current.CancellationToken));
        Assert.Single(new[] { first, second }, browser => browser.Status == HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task What_does_not_fit_comes_back_with_all_that_was_written()
    {
        var (member, ban) = await stage.BannedAsync();
        using var browser = await stage.BrowseAsync(member, AppealStage.FormOf(ban));

        await browser.SubmitAsync(AppealStage.FormOf(ban), ("text", new string('x', 1001)), ("answer0", "kept & safe"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains("1001 characters", browser.Page, StringComparison.Ordinal);
        Assert.Contains("kept &amp; safe", browser.Page, StringComparison.Ordinal);
        Assert.Empty(await stage.Book.OfCaseAsync(ban.GuildId, ban.Number, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_form_of_another_site_makes_no_appeal()
    {
        var (member, ban) = await stage.BannedAsync();
        using var browser = await stage.BrowseAsync(member, AppealStage.FormOf(ban));

        await browser.PostAsync(AppealStage.FormOf(ban), new Dictionary<string, string> { ["text"] = "please" });

        Assert.Equal(HttpStatusCode.Forbidden, browser.Status);
        Assert.Empty(await stage.Book.OfCaseAsync(ban.GuildId, ban.Number, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_question_is_answered_on_the_page_and_the_staff_see_it()
    {
        var (member, ban) = await stage.BannedAsync();
        using var browser = await stage.BrowseAsync(member, AppealStage.FormOf(ban));
        var appeal = await stage.AppealAsync(browser, ban);

        var form = await stage.ClickAsync(appeal, "moderator", "Ask");
        await stage.SubmitAsync(form, "moderator", "Which account is yours?");
        await stage.RunAsync("owner", "appeal view", ("id", $"{appeal.Number}"));
        await browser.GoAsync(AppealStage.PageOf(appeal));
        Assert.Contains("Which account is yours?", browser.Page, StringComparison.Ordinal);
        Assert.Equal(AppealState.NeedsInfo, (await stage.ReadAsync(appeal)).State);
        await browser.SubmitAsync($"{AppealStage.PageOf(appeal)}/answer", ("text", "The second one."));

        Assert.Equal(AppealState.Pending, (await stage.ReadAsync(appeal)).State);
        Assert.Contains("The second one.", browser.Page, StringComparison.Ordinal);
        await stage.ShownAsync(appeal, "The second one.");
        await browser.SubmitAsync($"{AppealStage.PageOf(appeal)}/answer", ("text", "And more."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
    }

    [Fact]
    public async Task Comments_of_staff_stay_among_staff()
    {
        var (member, ban) = await stage.BannedAsync();
        using var browser = await stage.BrowseAsync(member, AppealStage.FormOf(ban));
        var appeal = await stage.AppealAsync(browser, ban);

        var form = await stage.ClickAsync(appeal, "moderator", "Comment");
        await stage.SubmitAsync(form, "moderator", "I do not believe a word.");

        await stage.ShownAsync(appeal, "I do not believe a word.");
        await browser.GoAsync(AppealStage.PageOf(appeal));
        Assert.DoesNotContain("believe", browser.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_withdrawn_appeal_counts_and_cannot_be_decided()
    {
        var (member, ban) = await stage.BannedAsync();
        using var browser = await stage.BrowseAsync(member, AppealStage.FormOf(ban));
        var appeal = await stage.AppealAsync(browser, ban);

        await browser.SubmitAsync($"{AppealStage.PageOf(appeal)}/withdraw");
        var late = await stage.DecideAsync(appeal, "owner", "approve");

        Assert.Contains("Withdrawn", browser.Page, StringComparison.Ordinal);
        Assert.Contains("was withdrawn", late.Refusal, StringComparison.Ordinal);
        Assert.True(stage.Moderation.IsBanned(member));
        Assert.Equal(2, (await stage.AppealAsync(browser, ban)).Attempt);
    }

    // Scenario 28, for appeals.
    [Fact]
    public async Task Nobody_sees_or_changes_what_is_another_persons()
    {
        var (member, ban) = await stage.BannedAsync();
        var appeal = await stage.AppealAsync(member, ban);
        var (other, _) = await stage.BannedAsync();
        using var browser = await stage.BrowseAsync(other);
        await browser.GoAsync("/account/sessions");
        var csrf = browser.Csrf;

        await browser.GoAsync(AppealStage.PageOf(appeal));
        var page = browser.Status;
        await browser.GoAsync(AppealStage.FormOf(ban));
        var form = browser.Status;
        await browser.PostAsync(
            $"{AppealStage.PageOf(appeal)}/withdraw",
            new Dictionary<string, string> { ["csrf"] = csrf }
        );

        Assert.Equal(HttpStatusCode.NotFound, page);
        Assert.Equal(HttpStatusCode.NotFound, form);
        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
        Assert.Equal(AppealState.Pending, (await stage.ReadAsync(appeal)).State);
        Assert.Equal(2, await stage.AuditedAsync("appeal.not_found", $"appeal {appeal.Number}"));
        Assert.Equal(1, await stage.AuditedAsync("case.not_found", $"case {ban.Number}"));
    }

    [Theory]
    [InlineData("/appeals/abc/1")]
    [InlineData("/appeals/1/1")]
    [InlineData("/appeals/1/cases/1")]
    [InlineData("/appeals/99999999999999999999999/1")]
    public async Task What_there_is_not_is_not_found(string path)
    {
        var member = await stage.Moderation.JoinAsync();
        using var browser = await stage.BrowseAsync(member);

        await browser.GoAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
    }

    [Fact]
    public async Task A_mute_and_a_warning_can_be_appealed_too()
    {
        var member = await stage.Moderation.JoinAsync();
        await stage.RunAsync("moderator", "warn", ("user", member.Name), ("reason", "language"));
        var warning = await stage.Moderation.CaseAsync(member, CaseKind.Warn);
        var appeal = await stage.AppealAsync(member, warning);

        await stage.DecideAsync(appeal, "owner", "approve");
        var finished = await stage.FinishedAsync(appeal);

        var lifted = await stage.Moderation.CaseAsync(member, CaseKind.Warn);
        Assert.Equal(AppealLift.Done, finished.Lift);
        Assert.Equal(Effect.Revoked, lifted.Effect);
        Assert.True(lifted.Points == 0 || lifted.PointsExpireAt <= stage.Moderation.Time.GetUtcNow());
    }

    [Theory]
    [InlineData("/appeals/1", false)]
    [InlineData("/appeals/nothing/at/all", false)]
    [InlineData("/appeals/1325000000004194404", true)]
    [InlineData("/appeals/1325000000004194404/9999", true)]
    [InlineData("/appeals/1325000000004194404/cases/9999", true)]
    [InlineData("/appeals/1/staff", true)]
    public async Task What_is_not_there_and_what_is_another_s_is_one_page_that_says_what_to_do(
        string path,
        bool signsIn
    )
    {
        var member = await stage.Moderation.JoinAsync();
        using var browser = signsIn ? await stage.BrowseAsync(member) : stage.Moderation.Service.Guildhall.Browse();

        await browser.GoAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
        Assert.Contains("There is nothing here", browser.Page, StringComparison.Ordinal);
        Assert.Contains("href=\"/appeals\"", browser.Page, StringComparison.Ordinal);
        Assert.Equal(!signsIn, browser.Page.Contains("sign in first", StringComparison.Ordinal));
    }
}
