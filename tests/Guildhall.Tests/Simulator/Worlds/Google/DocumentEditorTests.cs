using System.Text.Json.Nodes;
using Guildhall.Simulator.Worlds.Google;

namespace Guildhall.Tests.Simulator.Worlds.Google;

public class DocumentEditorTests
{
    private DocumentBody body = new();

    [Fact]
    public void A_table_has_the_indexes_of_googles_own()
    {
        Apply("""{"insertTable":{"location":{"index":1},"rows":3,"columns":3}}""");

        var cells = body.Paragraphs().Where(p => p.Content != body.Content).Select(p => p.Start);
        Assert.Equal([5, 7, 9, 12, 14, 16, 19, 21, 23], cells);
    }

    [Theory]
    [InlineData("""{"insertText":{"location":{"index":2},"text":"x"}}""", "less than the end index")]
    [InlineData("""{"insertText":{"location":{"index":0},"text":"x"}}""", "inside the bounds")]
    [InlineData("""{"insertText":{"location":{"index":1},"text":""}}""", "not be empty")]
    [InlineData("""{"insertText":{"text":"x"}}""", "location")]
    [InlineData("""{"insertTable":{"location":{"index":1},"rows":0,"columns":1}}""", "at least 1")]
    [InlineData("""{"deleteContentRange":{"range":{"startIndex":1,"endIndex":2}}}""", "end of the segment")]
    [InlineData(
        """{"updateTextStyle":{"range":{"startIndex":1,"endIndex":9},"textStyle":{},"fields":"bold"}}""",
        "end index"
    )]
    [InlineData("""{"updateTextStyle":{"range":{"startIndex":1,"endIndex":2},"textStyle":{}}}""", "field")]
    [InlineData(
        """{"updateParagraphStyle":{"range":{"startIndex":1,"endIndex":2},"paragraphStyle":{"namedStyleType":"BIG"},"fields":"namedStyleType"}}""",
        "named style"
    )]
    [InlineData(
        """{"createParagraphBullets":{"range":{"startIndex":1,"endIndex":2},"bulletPreset":"DOTS"}}""",
        "preset"
    )]
    [InlineData("""{"fly":{}}""", "Unknown name")]
    public void What_google_refuses_is_refused(string request, string reason)
    {
        var refusal = Assert.Throws<DocsRefusalException>(() => Apply(request));

        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("requests[0]", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_cannot_go_into_a_tables_frame_nor_into_a_surrogate_pair()
    {
        Apply("""{"insertTable":{"location":{"index":1},"rows":1,"columns":1}}""");
        Assert.Throws<DocsRefusalException>(() => Apply("""{"insertText":{"location":{"index":2},"text":"x"}}"""));

        Apply("""{"insertText":{"location":{"index":1},"text":"😀"}}""");
        Assert.Throws<DocsRefusalException>(() => Apply("""{"insertText":{"location":{"index":2},"text":"x"}}"""));
    }

    [Fact]
    public void Deleting_across_paragraphs_joins_them()
    {
        Apply(
            """{"insertText":{"location":{"index":1},"text":"one\ntwo\nthree"}}""",
            """{"deleteContentRange":{"range":{"startIndex":3,"endIndex":10}}}"""
        );

        Assert.Equal("onhree", Assert.IsType<DocParagraph>(Assert.Single(body.Content)).Text());
    }

    [Fact]
    public void A_table_goes_whole_or_not_at_all()
    {
        Apply(
            """{"insertText":{"location":{"index":1},"text":"a"}}""",
            """{"insertTable":{"location":{"index":2},"rows":1,"columns":2}}"""
        );

        Assert.Throws<DocsRefusalException>(() =>
            Apply("""{"deleteContentRange":{"range":{"startIndex":1,"endIndex":5}}}""")
        );
        Assert.Throws<DocsRefusalException>(() =>
            Apply("""{"deleteContentRange":{"range":{"startIndex":2,"endIndex":3}}}""")
        );
        Apply("""{"deleteContentRange":{"range":{"startIndex":3,"endIndex":10}}}""");
        Assert.DoesNotContain(body.Content, e => e is DocTable);
    }

    [Fact]
    public void Tabs_say_the_level_and_vanish()
    {
        Apply(
            """{"insertText":{"location":{"index":1},"text":"a\n\tb\n\t\tc"}}""",
            """{"createParagraphBullets":{"range":{"startIndex":1,"endIndex":9},"bulletPreset":"BULLET_DISC_CIRCLE_SQUARE"}}"""
        );

        var items = body.Content.Cast<DocParagraph>().ToList();
        Assert.Equal(["a", "b", "c"], items.Select(i => i.Text()));
        Assert.Equal([0, 1, 2], items.Select(i => i.Level));
        Assert.Single(items.Select(i => i.ListId).Distinct());
    }

    private void Apply(params string[] requests)
    {
        var last = 0;
        var array = new JsonArray([.. requests.Select(r => JsonNode.Parse(r))]);
        var copy = body.Clone();
        new DocumentEditor(copy, () => $"list{++last}").Apply(array);
        body = copy;
    }
}
