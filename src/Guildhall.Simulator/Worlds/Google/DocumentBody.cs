using System.Text;
using System.Text.Json.Nodes;

namespace Guildhall.Simulator.Worlds.Google;

/// <summary>A character's style, as canonical JSON, so that equal ones compare equal.</summary>
internal sealed record Look(string Json)
{
    public static Look Plain { get; } = new("{}");

    public JsonObject ToJson() => JsonNode.Parse(Json)!.AsObject();
}

/// <summary>One UTF-16 unit, which is what Google counts.</summary>
internal readonly record struct Unit(char Value, Look Look);

internal abstract class DocElement
{
    public abstract int Length { get; }

    public abstract DocElement Clone();
}

internal sealed class DocParagraph : DocElement
{
    /// <summary>Ends with its newline.</summary>
    public required List<Unit> Units { get; init; }

    public JsonObject Style { get; set; } =
        new() { ["namedStyleType"] = "NORMAL_TEXT", ["direction"] = "LEFT_TO_RIGHT" };

    public string? ListId { get; set; }

    public int Level { get; set; }

    public override int Length => Units.Count;

    public string NamedStyle => Style.Text("namedStyleType") ?? "NORMAL_TEXT";

    public static DocParagraph Empty() => new() { Units = [new Unit('\n', Look.Plain)] };

    /// <summary>Another paragraph of the same style and list.</summary>
    public DocParagraph Like(List<Unit> units) =>
        new()
        {
            Units = units,
            Style = Style.DeepClone().AsObject(),
            ListId = ListId,
            Level = Level,
        };

    public override DocElement Clone() => Like([.. Units]);

    /// <summary>The text without its newline.</summary>
    public string Text() => TextOf(Units[..^1]);

    public static string TextOf(IEnumerable<Unit> units)
    {
        var text = new StringBuilder();
        foreach (var unit in units)
        {
            text.Append(unit.Value);
        }

        return text.ToString();
    }
}

internal sealed class DocTable : DocElement
{
    /// <summary>Rows of cells of content; a cell always ends with a paragraph.</summary>
    public required List<List<List<DocElement>>> Rows { get; init; }

    // One unit where the table starts and one where it ends, one for each row and for each cell.
    public override int Length => 2 + Rows.Sum(row => 1 + row.Sum(cell => 1 + cell.Sum(e => e.Length)));

    public static DocTable Empty(int rows, int columns) =>
        new() { Rows = Repeat(rows, () => Repeat(columns, () => new List<DocElement> { DocParagraph.Empty() })) };

    public override DocElement Clone() =>
        new DocTable { Rows = [.. Rows.Select(r => r.Select(c => c.Select(e => e.Clone()).ToList()).ToList())] };

    private static List<T> Repeat<T>(int count, Func<T> make) => [.. Enumerable.Range(0, count).Select(_ => make())];
}

/// <param name="Content">The list that the paragraph stands in: the body, or one cell.</param>
/// <param name="Start">The paragraph's first index.</param>
/// <param name="ContentStart">The first index of that list.</param>
internal sealed record Spot(List<DocElement> Content, DocParagraph Paragraph, int Start, int ContentStart)
{
    public int End => Start + Paragraph.Length;
}

/// <summary>The body of one document: content from index 1 on, after the section break.</summary>
internal sealed class DocumentBody
{
    public List<DocElement> Content { get; init; } = [DocParagraph.Empty()];

    /// <summary>The lists by id, each with its preset.</summary>
    public Dictionary<string, string> Lists { get; init; } = [];

    public int End => 1 + Content.Sum(e => e.Length);

    public DocumentBody Clone() => new() { Content = [.. Content.Select(e => e.Clone())], Lists = new(Lists) };

    /// <summary>Every paragraph in order, those in tables too.</summary>
    public IEnumerable<Spot> Paragraphs() => Walk(Content, 1);

    /// <summary>The paragraph that holds the index; null where only the frame of a table stands.</summary>
    public Spot? Find(int index) => Paragraphs().FirstOrDefault(p => index >= p.Start && index < p.End);

    private static IEnumerable<Spot> Walk(List<DocElement> content, int start)
    {
        var index = start;
        foreach (var element in content)
        {
            if (element is DocParagraph paragraph)
            {
                yield return new(content, paragraph, index, start);
            }
            else if (element is DocTable table)
            {
                foreach (var spot in Cells(table, index).SelectMany(c => Walk(c.Cell, c.Start + 1)))
                {
                    yield return spot;
                }
            }

            index += element.Length;
        }
    }

    /// <summary>The cells of a table with the index of each one's frame.</summary>
    public static IEnumerable<(List<DocElement> Cell, int Start)> Cells(DocTable table, int start)
    {
        var index = start + 1;
        foreach (var row in table.Rows)
        {
            index++;
            foreach (var cell in row)
            {
                yield return (cell, index);
                index += 1 + cell.Sum(e => e.Length);
            }
        }
    }
}
