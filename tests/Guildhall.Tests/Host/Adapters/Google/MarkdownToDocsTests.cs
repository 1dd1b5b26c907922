using System.Text.Json;
using Guildhall.Host.Adapters.Google;
using Guildhall.Simulator.Worlds.Google;

namespace Guildhall.Tests.Host.Adapters.Google;

/// <summary>The requests are judged by the document that they make, with the stand-in's index arithmetic.</summary>
public class MarkdownToDocsTests
{
    [Fact]
    public void Headings_are_named_styles_and_keep_no_marks()
    {
        var body = Write("# One\n\ntext\n\n### Three *and* more\n\nSetext\n======");

        Assert.Equal(
            ["HEADING_1|One", "NORMAL_TEXT|text", "HEADING_3|Three and more", "HEADING_1|Setext"],
            body.Content.Select(Describe)
        );
    }

    [Fact]
    public void Inline_styles_cover_exactly_their_words_behind_emoji_and_cjk()
    {
        var body = Write("😀 漢字 **bold 👩‍🚀** and `co de` then *it* ~~off~~ [link](https://example.net/a?b=1)");

        Assert.Equal(
            ["bold=bold 👩‍🚀", "weightedFontFamily=co de", "italic=it", "strikethrough=off", "link=link"],
            Styled(body)
        );
        Assert.Equal("😀 漢字 bold 👩‍🚀 and co de then it off link", Text(body.Content[0]));
    }

    [Fact]
    public void Styles_may_lie_in_one_another()
    {
        var body = Write("a ***both*** [**b**old](https://example.net)");

        Assert.Equal(["bold,italic=both", "bold,link=b", "link=old"], Styled(body));
    }

    [Fact]
    public void Nested_lists_become_levels_of_one_list()
    {
        var body = Write("- one\n  - two\n    - three\n- four\n\nafter");

        Assert.Equal([0, 1, 2, 0], body.Content.OfType<DocParagraph>().Take(4).Select(p => p.Level));
        Assert.Equal(["one", "two", "three", "four", "after"], body.Content.Select(Text));
        Assert.Null(Assert.IsType<DocParagraph>(body.Content[4]).ListId);
        Assert.Equal("BULLET_DISC_CIRCLE_SQUARE", Assert.Single(body.Lists).Value);
    }

    [Fact]
    public void Numbers_are_googles_own_when_they_start_at_one_and_text_otherwise()
    {
        var body = Write("1. one\n2. two\n\ntext\n\n7. seven\n8. eight");

        Assert.Equal(["one", "two", "text", "7. seven", "8. eight"], body.Content.Select(Text));
        Assert.Equal("NUMBERED_DECIMAL_ALPHA_ROMAN", Assert.Single(body.Lists).Value);
    }

    [Fact]
    public void What_an_item_holds_besides_its_first_paragraph_stays_in_the_item()
    {
        var body = Write("1. first\n\n   more\n\n   ```\n   x = 1\n   ```\n2. second");

        Assert.Equal(["first\vmore\vx = 1", "second"], body.Content.Select(Text));
        Assert.All(body.Content.OfType<DocParagraph>(), p => Assert.NotNull(p.ListId));
    }

    [Fact]
    public void Numbers_under_bullets_are_written_out()
    {
        var body = Write("- a\n  1. b\n  2. c\n- d");

        Assert.Equal(["a", "1. b", "2. c", "d"], body.Content.Select(Text));
    }

    [Fact]
    public void Tables_hold_their_cells_and_a_bold_header()
    {
        var body = Write(
            "## Figures\n\n| Name | Value |\n|---|---:|\n| 😀 漢 | **4** |\n| | [x](https://example.net) |\n\nafter"
        );

        var table = Assert.IsType<DocTable>(body.Content[1]);
        Assert.Equal(
            ["Name|Value", "😀 漢|4", "|x"],
            table.Rows.Select(r => string.Join('|', r.Select(c => Text(c[0]))))
        );
        Assert.Equal("HEADING_2|Figures", Describe(body.Content[0]));
        Assert.Equal("NORMAL_TEXT|", Describe(body.Content[2]));
        Assert.Equal("NORMAL_TEXT|after", Describe(body.Content[3]));
        Assert.Equal(["bold=Name", "bold=Value", "bold=4", "link=x"], Styled(body));
    }

    [Fact]
    public void Several_tables_lists_and_headings_keep_their_order()
    {
        const string Table = "| a | b | c |\n|---|---|---|\n| 1 | 2 | 3 |\n\n";

        var body = Write($"{Table}# H\n\n- x\n  - y\n\n{Table}{Table}1. n\n\n{Table}end **bold**");

        Assert.Equal(
            ["", "T", "", "H", "x", "y", "T", "", "T", "", "n", "T", "", "end bold"],
            body.Content.Select(e => e is DocTable ? "T" : Text(e))
        );
        Assert.Equal("HEADING_1", Assert.IsType<DocParagraph>(body.Content[3]).NamedStyle);
        Assert.Equal(3, body.Content.OfType<DocParagraph>().Count(p => p.ListId is not null));
        Assert.Equal("bold=bold", Styled(body).Last());
    }

    [Fact]
    public void What_google_strips_moves_no_index()
    {
        var body = Write("a\u0001\u0007b\uE000 \ud83d c **bold**\n\nx\ty");

        Assert.Equal("ab \uFFFD c bold", Text(body.Content[0]));
        Assert.Equal(["bold=bold"], Styled(body));
        Assert.Equal("x    y", Text(body.Content[1]));
    }

    [Theory]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](../secret.md)")]
    [InlineData("[x](file:///etc/passwd)")]
    public void Only_web_and_mail_links_stay_links(string markdown)
    {
        var body = Write(markdown);

        Assert.Equal("x", Text(body.Content[0]));
        Assert.Empty(Styled(body));
    }

    [Fact]
    public void Images_are_words_and_html_is_shown_not_obeyed()
    {
        var body = Write("![chart](https://collector.example.net/p.png?d=1)\n\n<b>raw</b>\n\n<!-- hidden -->");

        Assert.Equal(["[chart]", "<b>raw</b>", "<!-- hidden -->"], body.Content.Select(Text));
        Assert.Empty(Styled(body));
    }

    [Fact]
    public void Code_keeps_its_lines_in_one_paragraph()
    {
        var body = Write("```js\nconst a = '**no**';\n\n\treturn a;\n```\n\nafter");

        Assert.Equal(["const a = '**no**';\v\v    return a;", "after"], body.Content.Select(Text));
        Assert.Single(Styled(body));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n  \n")]
    public void Nothing_gives_no_requests(string markdown) => Assert.Empty(MarkdownToDocs.Convert(markdown));

    [Fact]
    public void Any_mix_of_blocks_is_accepted_and_keeps_every_word()
    {
        string[] blocks =
        [
            "# Head 😀",
            "plain **b** text",
            "- a\n  - b\n    1. c\n- d",
            "1. x\n   - y\n2. z",
            "4. late",
            "| h | i |\n|---|---|\n| 漢 | `k` |",
            "> quoted\n>\n> - in quote",
            "```\ncode\n```",
            "---",
            "- item\n\n  | t | u |\n  |---|---|\n  | v | w |",
            "- [x] done\n- [ ] open",
        ];
        for (var seed = 0; seed < 200; seed++)
        {
#pragma warning disable RS0030 // Seeded, so that a failure repeats itself.
            var random = new Random(seed);
#pragma warning restore RS0030
            var markdown = string.Join("\n\n", Enumerable.Range(0, 8).Select(_ => blocks[random.Next(blocks.Length)]));

            var body = Write(markdown);

            var tables = markdown.Split("| h | i |").Length - 1;
            Assert.Equal(tables, body.Content.OfType<DocTable>().Count());
            Assert.Equal(
                markdown.Split("# Head").Length - 1,
                body.Content.Count(e => Describe(e) == "HEADING_1|Head 😀")
            );
        }
    }

    private static DocumentBody Write(string markdown)
    {
        var body = new DocumentBody();
        var update = new BatchUpdate(MarkdownToDocs.Convert(markdown), new WriteControl("r"));
        var requests = JsonSerializer.SerializeToNode(update, GoogleJson.Default.BatchUpdate)!["requests"]!;
        var last = 0;
        new DocumentEditor(body, () => $"list{++last}").Apply(requests.AsArray());
        return body;
    }

    private static string Text(DocElement element) => Assert.IsType<DocParagraph>(element).Text();

    private static string Describe(DocElement element) =>
        element is DocParagraph paragraph ? $"{paragraph.NamedStyle}|{paragraph.Text()}" : "table";

    private static IEnumerable<string> Styled(DocumentBody body) =>
        body.Paragraphs()
            .SelectMany(p =>
                p.Paragraph.Units[..^1]
                    .Aggregate(
                        new List<(Look Look, string Text)>(),
                        (runs, unit) =>
                        {
                            if (runs.Count > 0 && runs[^1].Look == unit.Look)
                            {
                                runs[^1] = (unit.Look, runs[^1].Text + unit.Value);
                            }
                            else
                            {
                                runs.Add((unit.Look, unit.Value.ToString()));
                            }

                            return runs;
                        }
                    )
            )
            .Where(run => run.Look != Look.Plain)
            .Select(run => $"{string.Join(',', run.Look.ToJson().Select(p => p.Key))}={run.Text}");
}
