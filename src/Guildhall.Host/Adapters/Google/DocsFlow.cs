using System.Text;

namespace Guildhall.Host.Adapters.Google;

/// <summary>The plain text of a document as it grows, and the requests that give it its form. Offsets count UTF-16 units
/// from the start of that text.</summary>
internal sealed class DocsFlow
{
    private readonly StringBuilder text = new();
    private readonly List<StyledSpan> spans = [];
    private readonly List<Func<int, IEnumerable<DocsRequest>>> forms = [];

    // The first paragraph is the document's own and needs no newline before it.
    private bool hasParagraph;

    public void Paragraph(InlineText words, ParagraphStyle? style = null, string fields = "")
    {
        var start = Open();
        Append(words);
        if (style is not null)
        {
            var end = End;
            forms.Add(at => [new() { UpdateParagraphStyle = new(new(at + start, at + end), style, fields) }]);
        }
    }

    public void List(IReadOnlyList<ListItem> items, bool isNumbered)
    {
        int? first = null;
        foreach (var item in items)
        {
            var start = Open();
            first ??= start;
            text.Append('\t', item.Level);

            // One list in Google has one kind of mark, so numbers under bullets are written out.
            if (item is { Level: > 0, IsOrdered: true } && !isNumbered)
            {
                text.Append(item.Mark);
            }

            Append(item.Text);
        }

        if (first is { } from)
        {
            var end = End;
            var preset = isNumbered ? "NUMBERED_DECIMAL_ALPHA_ROMAN" : "BULLET_DISC_CIRCLE_SQUARE";
            forms.Add(at => [new() { CreateParagraphBullets = new(new(at + from, at + end), preset) }]);
        }
    }

    /// <summary>Splits off the end of the last paragraph: Google puts the table behind it and an empty paragraph under
    /// the table.</summary>
    public void Table(IReadOnlyList<IReadOnlyList<InlineText>> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var place = hasParagraph ? text.Length : Open();
        forms.Add(at => TableRequests(at + place, rows));
    }

    /// <param name="start">Where the body's first paragraph starts.</param>
    public IReadOnlyList<DocsRequest> ToRequests(int start)
    {
        if (!hasParagraph)
        {
            return [];
        }

        var requests = new List<DocsRequest>();
        if (text.Length > 0)
        {
            requests.Add(new() { InsertText = new(new(start), text.ToString()) });
        }

        requests.AddRange(spans.Select(span => Styled(start, span)));

        // From the end to the start: tables push away, and lists pull up, only what is behind them; and the paragraph
        // that a table splits off has no heading's style yet.
        foreach (var form in Enumerable.Reverse(forms))
        {
            requests.AddRange(form(start));
        }

        return requests;
    }

    // With the newline that ends the paragraph, which is not written yet or is the document's own.
    private int End => text.Length + 1;

    private static IEnumerable<DocsRequest> TableRequests(int index, IReadOnlyList<IReadOnlyList<InlineText>> rows)
    {
        var columns = rows[0].Count;
        yield return new() { InsertTable = new(new(index), rows.Count, columns) };

        // Google puts a newline before the table. Then one unit opens the table, one each row and one each cell, and an
        // empty cell holds its newline; again the last cell comes first.
        for (var row = rows.Count - 1; row >= 0; row--)
        {
            for (var column = columns - 1; column >= 0; column--)
            {
                var cell = rows[row][column];
                var at = index + 4 + (row * ((2 * columns) + 1)) + (2 * column);
                if (cell.Length == 0)
                {
                    continue;
                }

                yield return new() { InsertText = new(new(at), cell.ToString()) };
                foreach (var span in cell.Spans)
                {
                    yield return Styled(at, span);
                }
            }
        }
    }

    private static DocsRequest Styled(int at, StyledSpan span) =>
        new() { UpdateTextStyle = new(new(at + span.Start, at + span.Start + span.Length), span.Style, span.Fields) };

    private int Open()
    {
        if (hasParagraph)
        {
            text.Append('\n');
        }

        hasParagraph = true;
        return text.Length;
    }

    private void Append(InlineText words)
    {
        spans.AddRange(words.Spans.Select(span => span with { Start = span.Start + text.Length }));
        text.Append(words);
    }
}
