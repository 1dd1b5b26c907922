using System.IO.Compression;
using System.Net;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Privacy;
using Guildhall.Tests.Aegis.Actions;
using Guildhall.Tests.Aegis.Appeals;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Aegis.Privacy;

// Scenario 30, for cases, appeals, notes and sessions.
public class RunPrivacyRequestTests
{
    private const string Pending = "SELECT COUNT(*) FROM privacy_requests WHERE user_id IS NOT NULL";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everything_is_given_out_before_and_nothing_of_the_person_is_left_afterwards()
    {
        await using var stage = new AppealStage();
        await stage.InitializeAsync();
        var member = await stage.Moderation.JoinAgainAsync("zacharias-the-unforgettable");
        for (var i = 0; i < 3; i++)
        {
            await stage.RunAsync(
                "moderator",
                "warn",
                ("user", member.Name),
                ("reason", $"{member.Name} ({member.Id}) again"),
                ("note", $"I know {member.Name}.")
            );
        }

        await stage.RunAsync("moderator", "ban", ("user", member.Name), ("reason", "spam"));
        var ban = await stage.Moderation.CaseAsync(member, CaseKind.Ban);
        using var browser = await stage.BrowseAsync(member);
        var appeal = await stage.AppealAsync(browser, ban, "It was me, the unforgettable.");
        await stage.ShownAsync(appeal, "unforgettable");

        await browser.GoAsync("/account/privacy");
        await browser.SubmitAsync("/account/privacy/export");
        var export = await FinishedAsync(browser, "Export: done");
        var file = await DownloadAsync(browser, export);
        await browser.GoAsync("/account/privacy");
        await browser.SubmitAsync("/account/privacy/erase", ("confirm", DeleteOwnData.Confirmation));
        await ModerationStage.UntilAsync(async () => (await stage.Moderation.CasesAsync(member)).Count == 0);
        await ModerationStage.UntilAsync(async () => await stage.Moderation.Service.Guildhall.CountAsync(Pending) == 0);
        Assert.Equal("", await TracesAsync(stage, member));

        Assert.Contains("It was me, the unforgettable.", file["appeals.json"], StringComparison.Ordinal);
        Assert.Contains("\"kind\": \"ban\"", file["cases.json"], StringComparison.Ordinal);
        Assert.Contains("I know zacharias", file["notes.json"], StringComparison.Ordinal);
        Assert.DoesNotContain("moderator", file["cases.json"], StringComparison.Ordinal);
        Assert.True(stage.Moderation.IsBanned(member));
        var pseudonym = stage.Moderation.Service.Get<Pseudonyms>().Of(member.User);
        var kept = await stage.Moderation.CasesAsync(pseudonym.Value);
        Assert.Equal(4, kept.Count);
        Assert.All(kept, row => Assert.Equal(Pseudonyms.Name, row.TargetName));
        Assert.Equal(Effect.Active, kept.Single(row => row.Kind == CaseKind.Ban).Effect);
        await browser.GoAsync("/account/privacy");
        Assert.NotEqual("/account/privacy", browser.Place!.AbsolutePath);
        await stage.ShownAsync(appeal, Pseudonyms.Name);
    }

    [Fact]
    public async Task A_second_erasure_finds_nothing_to_do()
    {
        await using var stage = new AppealStage();
        await stage.InitializeAsync();
        var (member, _) = await stage.BannedAsync();
        var eraser = stage.Moderation.Service.Get<PersonEraser>();

        var first = await eraser.EraseAsync(member.User, stage.Moderation.Time.GetUtcNow(), Cancellation);
        var second = await eraser.EraseAsync(member.User, stage.Moderation.Time.GetUtcNow(), Cancellation);

        Assert.NotEqual(0, first.Of("cases"));
        Assert.True(second.IsNothing, second.ToString());
        Assert.True(stage.Moderation.IsBanned(member));
    }

    [Fact]
    public async Task A_ban_still_holds_and_is_found_and_its_case_ends_with_it()
    {
        await using var stage = new AppealStage();
        await stage.InitializeAsync();
        var (member, ban) = await stage.BannedAsync();
        await stage
            .Moderation.Service.Get<PersonEraser>()
            .EraseAsync(member.User, stage.Moderation.Time.GetUtcNow(), Cancellation);

        var again = await stage.RunAsync("owner", "ban", ("user", $"{member.Id}"), ("reason", "once more"));
        Assert.Contains($"#{ban.Number}", again.Refusal ?? again.Text, StringComparison.Ordinal);
        Assert.Empty(await stage.Moderation.CasesAsync(member));
        await stage.Moderation.ByHandAsync("owner", "unban", member, "by hand");

        await ModerationStage.UntilAsync(async () =>
            (await stage.Moderation.FindAsync(ban)) is { Effect: Effect.Revoked, TargetName: Pseudonyms.Name }
        );
    }

    // Scenario 30, for those who punished.
    [Fact]
    public async Task A_moderator_who_asks_for_it_is_nowhere_in_what_they_did()
    {
        await using var stage = new AppealStage();
        await stage.InitializeAsync();
        var (member, ban) = await stage.BannedAsync();
        var moderator = await stage.Moderation.Service.StaffAsync("moderator");
        var appeal = await stage.AppealAsync(member, ban);
        var form = await stage.ClickAsync(appeal, "moderator", "Comment");
        await stage.SubmitAsync(form, "moderator", "I do not believe a word.");

        var erasure = await stage
            .Moderation.Service.Get<PersonEraser>()
            .EraseAsync(moderator.User!.Value, stage.Moderation.Time.GetUtcNow(), Cancellation);

        Assert.NotEqual(0, erasure.Of("cases"));
        var row = await stage.Moderation.FindAsync(ban);
        Assert.Equal((Pseudonyms.Name, member.User), (row.ActorName, row.TargetId));
        Assert.Equal("", await TracesAsync(stage, new("no name is so long", moderator.User.Value.Value)));
    }

    [Fact]
    public async Task What_runs_on_a_timer_keeps_the_id_without_the_name()
    {
        await using var stage = new AppealStage();
        await stage.InitializeAsync();
        var member = await stage.Moderation.JoinAsync();
        await stage.RunAsync("moderator", "ban", ("user", member.Name), ("duration", "2d"));

        var erasure = await stage
            .Moderation.Service.Get<PersonEraser>()
            .EraseAsync(member.User, stage.Moderation.Time.GetUtcNow(), Cancellation);

        var row = await stage.Moderation.CaseAsync(member);
        Assert.Equal((1L, row.ExpiresAt), (erasure.Kept, erasure.KeptUntil));
        Assert.Equal(Pseudonyms.Name, row.TargetName);
    }

    [Fact]
    public async Task Nobody_downloads_what_is_another_persons()
    {
        await using var stage = new AppealStage();
        await stage.InitializeAsync();
        var (member, _) = await stage.BannedAsync();
        var (other, _) = await stage.BannedAsync();
        using var own = await stage.BrowseAsync(member, "/account/privacy");
        using var foreign = await stage.BrowseAsync(other, "/account/privacy");
        await own.SubmitAsync("/account/privacy/export");
        var link = await FinishedAsync(own, "Export: done");

        await foreign.GoAsync(link);

        Assert.Equal(HttpStatusCode.NotFound, foreign.Status);
    }

    private static async Task<string> FinishedAsync(Browser browser, string text)
    {
        await ModerationStage.UntilAsync(async () =>
        {
            await browser.GoAsync("/account/privacy");
            return browser.Page.Contains(text, StringComparison.Ordinal);
        });
        var start = browser.Page.IndexOf(
            "/account/privacy/",
            browser.Page.IndexOf(text, StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        return browser.Page[start..browser.Page.IndexOf('"', start)];
    }

    private static async Task<Dictionary<string, string>> DownloadAsync(Browser browser, string link)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, link);
        using var answer = await browser.SendAsync(request);
        Assert.Equal("application/zip", answer.Content.Headers.ContentType!.MediaType);
        await using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync(Cancellation));
        var files = new Dictionary<string, string>();
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync(Cancellation));
            files[entry.FullName] = await reader.ReadToEndAsync(Cancellation);
        }

        return files;
    }

    /// <summary>Every table and column that still has the name or the id in it.</summary>
    private static async Task<string> TracesAsync(AppealStage stage, Newcomer member)
    {
        var db = stage.Moderation.Service.Get<Guildhall.Core.Storage.Db>();
        var tables = await db.QueryAsync<string>(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
            null,
            Cancellation
        );
        var found = new List<string>();
        foreach (var table in tables)
        {
            var columns = await db.QueryAsync<string>(
                "SELECT name FROM pragma_table_info(@Table)",
                new { Table = table },
                Cancellation
            );
            foreach (var column in columns)
            {
                var count = await db.QuerySingleOrDefaultAsync<long>(
                    $"SELECT COUNT(*) FROM {table} WHERE CAST({column} AS TEXT) LIKE @Id OR CAST({column} AS TEXT) LIKE @Name",
                    new { Id = $"%{member.Id}%", Name = $"%{member.Name}%" },
                    Cancellation
                );
                if (count > 0)
                {
                    found.Add($"{table}.{column}");
                }
            }
        }

        return string.Join(", ", found);
    }
}
