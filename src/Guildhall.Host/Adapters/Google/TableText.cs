using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace Guildhall.Host.Adapters.Google;

/// <summary>A table as rows of equally many cells; the header's are bold.</summary>
internal static class TableText
{
    public static IReadOnlyList<IReadOnlyList<InlineText>> Of(Table table)
    {
        var rows = table.OfType<TableRow>().Where(row => row.Count > 0).ToList();
        var columns = rows.Count == 0 ? 0 : rows.Max(row => row.Count);
        return [.. rows.Select(row => Cells(row, columns))];
    }

    public static InlineText AsLines(Table table)
    {
        var lines = new InlineText();
        foreach (var row in Of(table))
        {
            lines.Add(lines.Length > 0 ? "\n" : "");
            for (var i = 0; i < row.Count; i++)
            {
                lines.Add(i > 0 ? " | " : "");
                lines.Add(row[i]);
            }
        }

        return lines;
    }

    private static List<InlineText> Cells(TableRow row, int columns)
    {
        var cells = row.OfType<TableCell>().Select(Text).ToList();
        while (cells.Count < columns)
        {
            cells.Add(new InlineText());
        }

        if (row.IsHeader)
        {
            cells.ForEach(cell => cell.Bold());
        }

        return cells;
    }

    private static InlineText Text(TableCell cell)
    {
        var text = new InlineText();
        foreach (var leaf in cell.Descendants<LeafBlock>())
        {
            text.Add(text.Length > 0 ? "\n" : "");
            text.Add(leaf is CodeBlock code ? InlineText.Code(code) : InlineText.Of(leaf.Inline));
        }

        return text;
    }
}
