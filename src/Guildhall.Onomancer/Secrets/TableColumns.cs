namespace Guildhall.Onomancer.Secrets;

/// <summary>Markdown tables with a heading that names a secret: the cells below it are values.</summary>
internal sealed class TableColumns(Assignments assignments)
{
    private const int LongestRow = 1000;
    private const int MostColumns = 16;
    private const int MostRows = 200;

    /// <summary>Looks at the table whose heading row holds <paramref name="hit"/>, if there is one.</summary>
    public void At(string text, int hit, List<SecretFinding> found)
    {
        // A heading cell ends soon after its name; this keeps the look at the line cheap in ordinary text.
        var after = text.AsSpan(hit, Math.Min(48, text.Length - hit));
        var bar = after.IndexOfAny('|', '\n');
        if (bar < 0 || after[bar] != '|')
        {
            return;
        }

        var start = LineStart(text, hit);
        var end = LineEnd(text, hit);
        if (start < 0 || end < 0 || !IsDelimiterRow(text, end + 1, out var rows))
        {
            return;
        }

        var column = text.AsSpan(start, hit - start).Count('|');
        if (column > MostColumns)
        {
            return;
        }

        var heading = Cell(text, start, end, column);
        Span<char> folded = stackalloc char[SecretName.Longest + 1];
        var length = SecretName.Fold(text.AsSpan(heading.From, heading.To - heading.From), folded);
        var name = SecretName.Classify(folded[..length]);
        if (name is NameClass.None or NameClass.Authorization)
        {
            return;
        }

        Rows(text, rows, column, name, folded[..length], found);
    }

    private void Rows(
        string text,
        int at,
        int column,
        NameClass name,
        ReadOnlySpan<char> folded,
        List<SecretFinding> found
    )
    {
        for (var row = 0; row < MostRows && at < text.Length; row++)
        {
            var end = LineEnd(text, at);
            end = end < 0 ? text.Length : end;
            if (end - at > LongestRow || !text.AsSpan(at, end - at).Contains('|') || IsDelimiterRow(text, at, out _))
            {
                return;
            }

            var (from, to) = Cell(text, at, end, column);
            if (assignments.InColumn(text, from, to, name, folded) is { } finding)
            {
                found.Add(finding);
            }

            at = end + 1;
        }
    }

    private static (int From, int To) Cell(string text, int start, int end, int column)
    {
        var from = start;
        for (var bars = 0; bars < column; bars++)
        {
            var bar = text.AsSpan(from, end - from).IndexOf('|');
            if (bar < 0)
            {
                return (end, end);
            }

            from += bar + 1;
        }

        var next = text.AsSpan(from, end - from).IndexOf('|');
        return (from, next < 0 ? end : from + next);
    }

    private static bool IsDelimiterRow(string text, int at, out int rows)
    {
        rows = 0;
        if (at >= text.Length)
        {
            return false;
        }

        var end = LineEnd(text, at);
        if (end < 0)
        {
            return false;
        }

        rows = end + 1;
        var line = text.AsSpan(at, end - at);
        return line.Contains('-') && !line.ContainsAnyExcept(Alphabets.DelimiterRow);
    }

    private static int LineStart(string text, int at)
    {
        var window = Math.Min(at, LongestRow);
        var found = text.AsSpan(at - window, window).LastIndexOf('\n');
        return found >= 0 ? at - window + found + 1
            : at == window ? 0
            : -1;
    }

    private static int LineEnd(string text, int at)
    {
        var found = text.AsSpan(at, Math.Min(LongestRow, text.Length - at)).IndexOf('\n');
        return found < 0 ? -1 : at + found;
    }
}
