using Guildhall.Onomancer.Publishing;

namespace Guildhall.Tests.Onomancer.Publishing;

public class MarkdownPageTests
{
    [Fact]
    public void Headings_tables_lists_and_code_become_themselves()
    {
        var page = MarkdownPage.Render(
            "T",
            "# A\n\n| x | y |\n|---|--:|\n| 1 | 2 |\n\n- [x] done\n  - inner\n\n```go\na < b\n```\n"
        );

        Assert.Contains("<h1 id=\"a\">A</h1>", page, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"col\">x</th>", page, StringComparison.Ordinal);
        Assert.Contains("tabindex=\"0\"><table>", page, StringComparison.Ordinal);
        Assert.Contains("type=\"checkbox\"", page, StringComparison.Ordinal);
        Assert.Contains("<code class=\"language-go\">a &lt; b", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>", "<script")]
    [InlineData("text <img src=x onerror=alert(1)> text", "<img")]
    [InlineData("<iframe src=https://evil.example></iframe>", "<iframe")]
    [InlineData("![x](https://evil.example/p.png)", "evil.example")]
    [InlineData("![x][r]\n\n[r]: https://evil.example/p.png", "evil.example")]
    [InlineData("[x](javascript:alert(1))", "javascript:")]
    [InlineData("[x](JaVaScRiPt:alert(1))", "alert")]
    [InlineData("[x](&#106;avascript:alert(1))", "alert")]
    [InlineData("[x](data:text/html,hi)", "data:text")]
    [InlineData("[x](//evil.example)", "evil.example")]
    [InlineData("[x](/api/v1/delete)", "/api/v1")]
    [InlineData("[x](sdd.md)", "href=\"sdd.md\"")]
    [InlineData("[x](https://a.example){onclick=alert(1)}", "<a href=\"https://a.example\" onclick")]
    public void Nothing_runs_and_nothing_is_fetched(string markdown, string forbidden) =>
        Assert.DoesNotContain(forbidden, Body(markdown), StringComparison.OrdinalIgnoreCase);

    [Theory]
    [InlineData("[x](https://a.example/b)")]
    [InlineData("<https://a.example/b>")]
    [InlineData("https://a.example/b")]
    [InlineData("[x](mailto:a@a.example)")]
    public void Good_links_stay_and_give_nothing_away(string markdown)
    {
        Assert.Contains("<a href=\"", Body(markdown), StringComparison.Ordinal);
        Assert.Contains("rel=\"noopener noreferrer nofollow\"", Body(markdown), StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_without_its_address_keeps_its_words() =>
        Assert.Contains(
            "<p>see the <em>plan</em> now</p>",
            Body("see [the *plan*](x.md) now"),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_title_is_text() =>
        Assert.Contains(
            "<title>&lt;/title&gt;&lt;script&gt;</title>",
            MarkdownPage.Render("</title><script>", "x"),
            StringComparison.Ordinal
        );

    [Fact]
    public void Nesting_without_end_is_shown_as_written() =>
        Assert.Contains("<main", MarkdownPage.Render("T", new string('>', 5_000) + "x"), StringComparison.Ordinal);

    private static string Body(string markdown)
    {
        var page = MarkdownPage.Render("T", markdown);
        return page[page.IndexOf("<main", StringComparison.Ordinal)..];
    }
}
