using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace Guildhall.Host.Adapters.Google;

/// <summary>
/// Turns Markdown into the requests that write it into an empty Google document. Everything outside tables goes in as one
/// text, is styled where it then stands, and only then, from the end to the start, lists and tables are made, whose size
/// so never matters to what is still to do.
/// </summary>
internal static class MarkdownToDocs
{
    private const int BodyStart = 1;
    private const int DeepestHeading = 6;
    private static readonly Dimension Step = new(18);

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseTaskLists()
        .UseAutoLinks()
        .UseEmphasisExtras(Markdig.Extensions.EmphasisExtras.EmphasisExtraOptions.Strikethrough)
        .DisableHtml()
        .Build();

    /// <summary>No requests for a text without content.</summary>
    public static IReadOnlyList<DocsRequest> Convert(string markdown)
    {
        var flow = new DocsFlow();
        foreach (var block in Markdown.Parse(markdown, Pipeline))
        {
            Write(flow, block, 0);
        }

        return flow.ToRequests(BodyStart);
    }

    private static void Write(DocsFlow flow, Block block, int indent)
    {
        switch (block)
        {
            case HeadingBlock heading:
                var style = $"HEADING_{Math.Min(heading.Level, DeepestHeading)}";
                flow.Paragraph(InlineText.Of(heading.Inline), new() { NamedStyleType = style }, "namedStyleType");
                break;
            case Table table:
                flow.Table(TableText.Of(table));
                break;
            case ListBlock list:
                WriteList(flow, list, indent);
                break;
            case QuoteBlock quote:
                foreach (var inner in quote)
                {
                    Write(flow, inner, indent + 1);
                }

                break;
            case CodeBlock code:
                Indented(flow, InlineText.Code(code), indent);
                break;
            case ThematicBreakBlock:
                flow.Paragraph(new InlineText(), new() { BorderBottom = Line }, "borderBottom");
                break;
            case LinkReferenceDefinitionGroup:
                break;
            case LeafBlock leaf:
                Indented(flow, InlineText.Of(leaf.Inline), indent);
                break;
            case ContainerBlock container:
                foreach (var inner in container)
                {
                    Write(flow, inner, indent);
                }

                break;
        }
    }

    private static Border Line { get; } = new(new(new(new(0.6, 0.6, 0.6))), new Dimension(1), new Dimension(1));

    private static void Indented(DocsFlow flow, InlineText text, int indent)
    {
        if (indent == 0)
        {
            flow.Paragraph(text);
            return;
        }

        var by = Step with { Magnitude = Step.Magnitude * indent };
        flow.Paragraph(text, new() { IndentStart = by, IndentFirstLine = by }, "indentStart,indentFirstLine");
    }

    private static void WriteList(DocsFlow flow, ListBlock list, int indent)
    {
        var items = ListText.Of(list);
        if (ListText.CanNumber(list) && indent == 0)
        {
            flow.List(items, list.IsOrdered);
            return;
        }

        // Google numbers every list from 1, and lists within a quote lose its indent: these say their marks as text.
        foreach (var item in items)
        {
            var marked = new InlineText();
            marked.Add(item.Mark);
            marked.Add(item.Text);
            Indented(flow, marked, indent + item.Level + 1);
        }
    }
}
