using System.Net;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Onomancer.Personas;
using Guildhall.Onomancer.Publishing;
using Guildhall.Tests.Kit;
using Guildhall.Tests.Onomancer.Rewrites;

namespace Guildhall.Tests.Onomancer.Publishing;

public class DocumentPagesTests(OfflineService service) : IClassFixture<OfflineService>
{
    private static readonly string[] projects = ["mibera", "fatbera", "interpol", "lab"];

    private GuildhallFixture Guildhall => service.Guildhall;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> DocumentsAndAudiences =>
        new(projects.SelectMany(project => Audiences.All.Select(audience => (project, audience.Slug))));

    [Theory]
    [MemberData(nameof(DocumentsAndAudiences))]
    public async Task The_link_opens_a_page_with_the_required_sections_and_its_source(string project, string audience)
    {
        var page = await OpenAsync(project, "@prd", audience);

        Assert.All(
            Audiences.Find(audience)!.Required,
            section =>
                Assert.Contains($">{WebUtility.HtmlEncode(section.Heading)}</h2>", page, StringComparison.Ordinal)
        );
        Assert.Contains("docs/prd.md", page, StringComparison.Ordinal);
        Assert.Contains("without a language model", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Documents_and_audiences_give_different_pages_with_facts_of_their_own()
    {
        var ferry = await OpenAsync("lab", "@prd", "leadership");
        var board = await OpenAsync("mibera", "@prd", "leadership");
        var developers = await OpenAsync("mibera", "@prd", "devrel");

        Assert.Contains("1,270", ferry, StringComparison.Ordinal);
        Assert.DoesNotContain("1,270", board, StringComparison.Ordinal);
        Assert.NotEqual(Body(board), Body(developers));
        Assert.NotEqual(Body(ferry), Body(board));
    }

    [Fact]
    public async Task Each_project_is_asked_for_its_own_document()
    {
        var own = await OpenAsync("lab", "@prd", "product");
        var sibling = await OpenAsync("lab-private", "@prd", "product");

        Assert.DoesNotContain("77 secrets", own, StringComparison.Ordinal);
        Assert.Contains("77 secrets", sibling, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_markdown_is_there_beside_the_page_and_a_page_is_kept_by_nobody()
    {
        var link = (await Guildhall.TranslateAsync("fatbera", "@sprint")).Link;

        using var page = await Guildhall.Http.GetAsync(link, Cancellation);
        Assert.Equal("text/html; charset=utf-8", page.Content.Headers.ContentType!.ToString());
        Assert.Contains("no-store", page.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Equal("no-referrer", page.Headers.GetValues("Referrer-Policy").Single());
        using var markdown = await Guildhall.Http.GetAsync(
            link.Replace("?", ".md?", StringComparison.Ordinal),
            Cancellation
        );
        Assert.Equal("text/markdown; charset=utf-8", markdown.Content.Headers.ContentType!.ToString());
        Assert.Contains("\n## ", await markdown.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expired_link_says_so_and_the_next_answer_brings_a_new_one()
    {
        var answer = await Guildhall.TranslateAsync("interpol", "@sprint");
        var key = new Uri(answer.Link).AbsolutePath.Split('/')[^1];
        var yesterday = new ManualTime(DateTimeOffset.UnixEpoch.AddYears(50));
        var links = new SignedLinks(
            SigningKey.LoadOrCreate(Path.Combine(Guildhall.Folder.Data, "link-signing.key")),
            yesterday
        );
        var old = links.Sign(Guildhall.Http.BaseAddress!, TenantId.Default, key, TimeSpan.FromDays(7));

        using var expired = await Guildhall.Http.GetAsync(old, Cancellation);

        Assert.Equal(HttpStatusCode.Gone, expired.StatusCode);
        Assert.Contains("expired", await expired.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        var fresh = await Guildhall.TranslateAsync("interpol", "@sprint");
        Assert.Contains("<h2", await Guildhall.OpenAsync(fresh), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forged_link_learns_nothing()
    {
        var link = new Uri((await Guildhall.TranslateAsync("interpol", "@sdd")).Link);
        var query = link.Query;
        string[] forged =
        [
            $"{link.AbsolutePath}",
            $"{link.AbsolutePath}?expires=99999999999&signature={query.Split("signature=")[1]}",
            $"{link.AbsolutePath}{query[..^2]}AA",
            $"{link.AbsolutePath[..^4]}0000{query}",
            $"{link.AbsolutePath.Replace("/default/", "/other/", StringComparison.Ordinal)}{query}",
            $"/d/default/..%2f..%2fguildhall.db{query}",
            "/d/default/link-signing.key?expires=1&signature=x",
        ];

        foreach (var address in forged)
        {
            using var answer = await Guildhall.Http.GetAsync(address, Cancellation);

            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.DoesNotContain(
                "<h2",
                await answer.Content.ReadAsStringAsync(Cancellation),
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public async Task The_page_counts_what_was_redacted_and_names_what_was_missing()
    {
        var page = await OpenAsync("lab", "docs/test-key.md", "product");

        Assert.Contains("Redacted secrets", page, StringComparison.Ordinal);
        Assert.Contains("nowhere.md", page, StringComparison.Ordinal);
    }

    private async Task<string> OpenAsync(string project, string document, string audience) =>
        await Guildhall.OpenAsync(await Guildhall.TranslateAsync(project, document, audience));

    private static string Body(string page) => page[page.IndexOf("<h2", StringComparison.Ordinal)..];
}
