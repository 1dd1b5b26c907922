using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace Guildhall.Onomancer.Rewrites.Extraction;

/// <summary>Takes a Markdown document apart into what can be quoted.</summary>
internal sealed class SourceReader
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().Build();

    /// <summary>Written as code, meant as a picture.</summary>
    private static readonly string[] Drawings = ["mermaid", "plantuml", "puml", "dot", "graphviz", "d2"];

    private readonly string text;
    private readonly UnitCollector units = new();
    private string[]? lines;

    private SourceReader(string text) => this.text = text;

    public static IReadOnlyList<SourceUnit> Read(string source)
    {
        var reader = new SourceReader(source.ReplaceLineEndings("\n"));
        try
        {
            reader.ReadBlocks(Markdown.Parse(reader.text, Pipeline), quoted: false);
        }
        catch (ArgumentException)
        {
            // Markdig gives up on nesting beyond its limit: such a text is read as plain paragraphs.
            return ReadPlain(reader.text);
        }

        return reader.units.Units;
    }

    private static IReadOnlyList<SourceUnit> ReadPlain(string text)
    {
        var units = new UnitCollector();
        foreach (var paragraph in text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            units.AddParagraph(OneLine(paragraph, quoted: true));
        }

        return units.Units;
    }

    private void ReadBlocks(ContainerBlock container, bool quoted)
    {
        foreach (var block in container)
        {
            switch (block)
            {
                case HeadingBlock heading:
                    units.OpenHeading(heading.Level, HeadingText(heading));
                    break;
                case Table table:
                    units.AddTable(TableLines(table));
                    break;
                case FencedCodeBlock or CodeBlock when block is CodeBlock code:
                    ReadCode(code);
                    break;
                case ParagraphBlock paragraph:
                    ReadParagraph(paragraph, quoted);
                    break;
                case ListBlock list:
                    ReadList(list, quoted);
                    break;
                case QuoteBlock quote:
                    ReadBlocks(quote, quoted: true);
                    break;
                default:
                    // HTML, comments among it, link definitions and rules: nothing to quote.
                    break;
            }
        }
    }

    private void ReadParagraph(ParagraphBlock paragraph, bool quoted)
    {
        var raw = Slice(paragraph);
        var line = OneLine(raw, quoted);
        if (!raw.Contains('\n') && UnitCollector.IsPseudoHeading(line))
        {
            units.OpenHeading(7, line.Trim('*', '_', ':', ' '));
            return;
        }

        var parts = raw.Split('\n');
        if (parts.Length > 1 && parts.All(UnitCollector.IsKeyValue))
        {
            foreach (var part in parts)
            {
                units.AddParagraph(OneLine(part, quoted));
            }

            return;
        }

        units.AddParagraph(line);
    }

    private void ReadList(ListBlock list, bool quoted)
    {
        foreach (var item in list.OfType<ListItemBlock>())
        {
            var isRead = false;
            if (item is [ParagraphBlock lead, ListBlock nested] && Slice(lead).TrimEnd().EndsWith(':'))
            {
                isRead = TryAddWhole(lead, nested, quoted);
            }

            if (!isRead)
            {
                foreach (var paragraph in item.OfType<ParagraphBlock>())
                {
                    units.AddItem(OneLine(Slice(paragraph), quoted));
                }

                ReadInner(item, quoted);
            }
        }

        units.CloseList();
    }

    private void ReadInner(ListItemBlock item, bool quoted)
    {
        foreach (var inner in item)
        {
            switch (inner)
            {
                case ListBlock nested:
                    ReadList(nested, quoted);
                    break;
                case CodeBlock code:
                    ReadCode(code);
                    break;
                case Table table:
                    units.AddTable(TableLines(table));
                    break;
                case QuoteBlock quote:
                    ReadBlocks(quote, quoted: true);
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>An item that only introduces its children is nothing without them: short ones stay together.</summary>
    private bool TryAddWhole(ParagraphBlock lead, ListBlock nested, bool quoted)
    {
        var parts = nested
            .OfType<ListItemBlock>()
            .Select(item => item.Count == 1 && item[0] is ParagraphBlock p ? p : null)
            .ToList();
        if (parts.Count > 8 || parts.Contains(null))
        {
            return false;
        }

        var children = parts.Select(p => OneLine(Slice(p!), quoted)).ToList();
        if (children.Sum(c => c.Length) > 500)
        {
            return false;
        }

        units.AddItem(OneLine(Slice(lead), quoted) + string.Concat(children.Select(c => "\n  - " + c)));
        return true;
    }

    private void ReadCode(CodeBlock code)
    {
        var language = (code as FencedCodeBlock)?.Info ?? "";
        if (!Drawings.Contains(language, StringComparer.OrdinalIgnoreCase))
        {
            units.AddCode(code.Lines.ToString().TrimEnd(), language);
        }
    }

    private string HeadingText(HeadingBlock heading)
    {
        var raw = Slice(heading).Split('\n')[0].Trim().TrimStart('#').Trim();
        return PlainText.Of(raw.TrimEnd('#').TrimEnd());
    }

    private string Slice(Block block)
    {
        var start = Math.Clamp(block.Span.Start, 0, text.Length);
        var end = Math.Clamp(block.Span.End + 1, start, text.Length);
        return text[start..end];
    }

    /// <summary>Line by line from the source: a row is quoted as it was written.</summary>
    private List<string> TableLines(Table table)
    {
        lines ??= text.Split('\n');
        var found = new List<string>();
        for (var at = table.Line; at < lines.Length; at++)
        {
            var line = lines[at].TrimStart(' ', '\t', '>').TrimEnd();
            if (line.Length == 0 || !line.Contains('|'))
            {
                break;
            }

            found.Add(line.StartsWith('|') ? line : "| " + line);
        }

        return found;
    }

    private static string OneLine(string raw, bool quoted)
    {
        var parts = raw.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(line => quoted ? line.TrimStart('>', ' ') : line)
            .Select(line => line.TrimEnd('\\'));
        return string.Join(' ', parts);
    }
}
