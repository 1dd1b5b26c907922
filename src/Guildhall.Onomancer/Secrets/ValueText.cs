namespace Guildhall.Onomancer.Secrets;

/// <summary>Where the value of a name stands, and how sure its form is.</summary>
/// <param name="IsFirm">Written as a value: quoted, after an equals sign, in a flag; not in a sentence.</param>
/// <param name="IsConnection">One of several settings in a row, as in <c>Server=…;Password=…</c>.</param>
internal readonly record struct ValueText(int Start, int Length, bool IsQuoted, bool IsFirm, bool IsConnection)
{
    private const int LongestGap = 48;
    private const int LongestValue = 4096;

    /// <summary>The value after the name that stands from <paramref name="start"/> to <paramref name="end"/>.</summary>
    public static ValueText? After(string text, int start, int end, NameClass name)
    {
        var at = SkipClosers(text, end, out var isClosed);
        var isFlag = start > 0 && text[start] == '-' || (start > 1 && text[start - 1] == '-');
        var firm = true;
        var paired = Separators.Paired(text, end);
        at = paired >= 0 ? paired : Separators.Separator(text, at, start, isFlag, isClosed, out firm);
        if (at < 0)
        {
            at = Separators.LooseSeparator(text, end);
            firm = false;
            if (at < 0)
            {
                return null;
            }
        }

        at = Separators.SkipOpeners(text, Separators.AfterType(text, at));
        if (at >= text.Length || text[at] is '\n' or '\r')
        {
            return null;
        }

        return name == NameClass.Authorization ? Line(text, at, firm) : Read(text, at, firm, start);
    }

    public static ValueText Trimmed(string text, int from, int to)
    {
        while (from < to && text[from] is ' ' or '\t' or '`' or '*' or '"' or '\'')
        {
            from++;
        }

        while (to > from && text[to - 1] is ' ' or '\t' or '`' or '*' or '"' or '\'')
        {
            to--;
        }

        return new ValueText(from, to - from, false, true, false);
    }

    private static ValueText Read(string text, int at, bool firm, int nameStart)
    {
        var quote = text[at];
        if (quote == '\\' && at + 1 < text.Length && text[at + 1] is '"' or '\'')
        {
            var from = at + 2;
            return new ValueText(from, Until(text, from, text[at + 1], escaped: true) - from, true, true, false);
        }

        if (quote is '"' or '\'' or '`' or '“' or '‘' or '«')
        {
            var close = quote switch
            {
                '“' => '”',
                '‘' => '’',
                '«' => '»',
                _ => quote,
            };
            var from = at + 1;
            return new ValueText(
                from,
                Until(text, from, close, escaped: false) - from,
                true,
                firm || quote == '`',
                false
            );
        }

        var end = Bare(text, at, out var isConnection);
        return new ValueText(at, end - at, false, firm, isConnection || (nameStart > 0 && text[nameStart - 1] == ';'));
    }

    private static ValueText Line(string text, int at, bool firm)
    {
        var quote = text[at] is '"' or '\'' or '`' ? text[at] : '\0';
        var from = quote == '\0' ? at : at + 1;
        var rest = text.AsSpan(from, Math.Min(LongestValue, text.Length - from));
        var length = rest.IndexOfAny(Alphabets.LineEnd);
        var end = from + (length < 0 ? rest.Length : length);
        return new ValueText(from, end - from, quote != '\0', firm, false);
    }

    private static int Until(string text, int from, char close, bool escaped)
    {
        var at = from;
        while (at < text.Length && at - from < LongestValue && text[at] is not ('\n' or '\r'))
        {
            if (escaped ? text[at] == '\\' : text[at] == close)
            {
                return at;
            }

            at += !escaped && text[at] == '\\' && at + 1 < text.Length && text[at + 1] == close ? 2 : 1;
        }

        return Math.Min(at, text.Length);
    }

    private static int Bare(string text, int from, out bool isConnection)
    {
        isConnection = false;
        var at = from;
        for (; at < text.Length && at - from < LongestValue; at++)
        {
            var c = text[at];
            if (c <= ' ' || c is '"' or '\'' or '`' or '<' or '\u00a0' or '”' or '’')
            {
                break;
            }

            if (c == '>' && at > from && !IsInside(text, at))
            {
                break;
            }

            if (c == '\\' && at + 1 < text.Length && text[at + 1] is 'n' or 'r' or 't' or '"')
            {
                break;
            }

            if (c is ';' or '&' or ',' && EndsSetting(text, at + 1))
            {
                isConnection = c == ';' && at + 1 < text.Length && text[at + 1] is not ('\n' or '\r' or ' ');
                break;
            }

            if (c is '|' && (at + 1 >= text.Length || text[at + 1] is ' ' or '\n' or '\r'))
            {
                break;
            }
        }

        while (at > from && text[at - 1] is '.' or ',' or ':' or ';' or '*')
        {
            at--;
        }

        return TrimBrackets(text, from, at);
    }

    private static bool IsInside(string text, int at) =>
        at + 1 < text.Length && char.IsAsciiLetterOrDigit(text[at + 1]);

    // A bracket that was not opened within the value closes something around it.
    private static int TrimBrackets(string text, int from, int to)
    {
        while (to > from && text[to - 1] is ')' or ']' or '}')
        {
            var open = text[to - 1] switch
            {
                ')' => '(',
                ']' => '[',
                _ => '{',
            };
            if (text.AsSpan(from, to - from).Contains(open))
            {
                break;
            }

            to--;
        }

        return to;
    }

    // "&x=", ";Server=", ", next": the value ended; anything else is part of it.
    private static bool EndsSetting(string text, int at)
    {
        while (at < text.Length && text[at] == ' ')
        {
            at++;
        }

        if (at >= text.Length || text[at] is '\n' or '\r' or '"' or '\'' or '`' or '|')
        {
            return true;
        }

        var start = at;
        while (
            at < text.Length
            && at - start < 40
            && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '_' or '-' or '.' or ' ')
        )
        {
            at++;
        }

        return at > start && (text[start - 1] == ' ' || (at < text.Length && text[at] is '=' or ':'));
    }

    private static int SkipClosers(string text, int at, out bool isClosed)
    {
        var from = at;
        if (at + 1 < text.Length && text[at] == '\\' && text[at + 1] is '"' or '\'')
        {
            at += 2;
        }

        while (at < text.Length && at - from < 5 && text[at] is '"' or '\'' or '`' or '*' or ']' or '?' or '”')
        {
            at++;
        }

        isClosed = at > from;
        while (at < text.Length && at - from < LongestGap && text[at] is ' ' or '\t')
        {
            at++;
        }

        return at;
    }
}
