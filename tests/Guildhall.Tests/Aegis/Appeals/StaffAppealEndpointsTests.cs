using System.Net;
using System.Text.Json.Nodes;
using Guildhall.Aegis.Appeals;

namespace Guildhall.Tests.Aegis.Appeals;

[Collection<AppealSuite>]
public class StaffAppealEndpointsTests(AppealStage stage)
{
    private static string Queue => $"/appeals/{AegisService.Guild}/staff";

    [Fact]
    public async Task Staff_find_what_waits_and_decide_it_on_the_page()
    {
        var (member, ban) = await stage.BannedAsync();
        var appeal = await stage.AppealAsync(member, ban, "It was <i>not</i> me.");
        using var browser = stage.Moderation.Service.Guildhall.Browse();
        await browser.SignInAsync("owner", Queue);
        Assert.Contains(StaffAppealEndpoints.PathOf(appeal), browser.Page, StringComparison.Ordinal);

        await browser.GoAsync(StaffAppealEndpoints.PathOf(appeal));
        Assert.Contains("It was &lt;i&gt;not&lt;/i&gt; me.", browser.Page, StringComparison.Ordinal);
        await ActAsync(browser, appeal, "comment", "I believe them.");
        await ActAsync(browser, appeal, "against", "");
        Assert.Contains("Against: owner", browser.Page, StringComparison.Ordinal);
        await ActAsync(browser, appeal, "ask", "Which account is yours?");
        Assert.Equal(AppealState.NeedsInfo, (await stage.ReadAsync(appeal)).State);
        await ActAsync(browser, appeal, "deny", "");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        await ActAsync(browser, appeal, "approve", "Fair enough.");

        Assert.Contains("Approved", browser.Page, StringComparison.Ordinal);
        Assert.Contains("I believe them.", browser.Page, StringComparison.Ordinal);
        Assert.Equal(AppealLift.Done, (await stage.FinishedAsync(appeal)).Lift);
        Assert.False(stage.Moderation.IsBanned(member));
        await ActAsync(browser, appeal, "approve", "Once more.");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains("Nothing was done twice", browser.Page, StringComparison.Ordinal);
        Assert.Equal(1, await stage.UnbansAsync(member));
    }

    // Scenario 29.
    [Fact]
    public async Task A_role_that_is_taken_away_while_the_page_is_open_closes_the_next_change()
    {
        var (member, ban) = await stage.BannedAsync();
        var appeal = await stage.AppealAsync(member, ban);
        var staff = await stage.Moderation.JoinAsync("moderator");
        using var browser = await stage.BrowseAsync(staff, StaffAppealEndpoints.PathOf(appeal));
        Assert.Contains("Approve", browser.Page, StringComparison.Ordinal);

        await stage.Moderation.ChangeAsync(staff, new JsonObject { ["roles"] = new JsonArray() });
        await ActAsync(browser, appeal, "approve", "as said");

        Assert.Equal(HttpStatusCode.Forbidden, browser.Status);
        Assert.Contains("mod:appeals", browser.Page, StringComparison.Ordinal);
        Assert.True((await stage.ReadAsync(appeal)).IsOpen);
        Assert.True(stage.Moderation.IsBanned(member));
    }

    [Fact]
    public async Task Whoever_punished_and_whoever_appeals_decide_nothing_here_either()
    {
        var (member, ban) = await stage.BannedAsync();
        var appeal = await stage.AppealAsync(member, ban);
        using var punisher = stage.Moderation.Service.Guildhall.Browse();
        await punisher.SignInAsync("moderator", StaffAppealEndpoints.PathOf(appeal));
        using var appellant = await stage.BrowseAsync(member, StaffAppealEndpoints.PathOf(appeal));

        await ActAsync(punisher, appeal, "approve", "");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, punisher.Status);
        Assert.Contains("somebody else to decide", punisher.Page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, appellant.Status);
        Assert.True((await stage.ReadAsync(appeal)).IsOpen);
    }

    // Scenario 28, for the pages of staff.
    [Fact]
    public async Task Members_without_the_right_strangers_and_other_servers_see_nothing()
    {
        var (member, ban) = await stage.BannedAsync();
        var appeal = await stage.AppealAsync(member, ban);
        var ordinary = await stage.Moderation.JoinAsync();
        using var browser = await stage.BrowseAsync(ordinary, Queue);
        var queue = browser.Status;
        using var stranger = stage.Moderation.Service.Guildhall.Browse();
        await stranger.SignInAsync("leadership", StaffAppealEndpoints.PathOf(appeal));
        using var owner = stage.Moderation.Service.Guildhall.Browse();
        await owner.SignInAsync("owner", $"/appeals/1/staff/{appeal.Number}");
        using var nobody = stage.Moderation.Service.Guildhall.Browse();
        await nobody.GoAsync(Queue);

        Assert.Equal(HttpStatusCode.Forbidden, queue);
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
        Assert.Equal(HttpStatusCode.NotFound, owner.Status);
        Assert.Equal("/oauth2/authorize", nobody.Place!.AbsolutePath);
        Assert.True(await stage.AuditedAsync("appeal.not_found", $"appeal {appeal.Number}") > 0);
    }

    private static Task ActAsync(Guildhall.Tests.Kit.Browser browser, Appeal appeal, string act, string text) =>
        browser.SubmitAsync(StaffAppealEndpoints.PathOf(appeal), ("act", act), ("text", text));
}
