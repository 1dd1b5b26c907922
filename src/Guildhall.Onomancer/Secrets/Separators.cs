namespace Guildhall.Onomancer.Secrets;

/// <summary>What stands between a name and its value: signs, tags, flags, a few words of a sentence. Every look is bounded.</summary>
internal static class Separators
{
    private const int LongestGap = 48;
    private const int LongestValue = 4096;
    private const int LongestCommand = 160;

    /// <summary>Where the value starts when the name is one itself: <c>name: X, value: …</c>, <c>key="X" value="…"</c>; or −1.</summary>
    public static int Paired(string text, int end)
    {
        const string word = "value";
        var window = text.AsSpan(end, Math.Min(LongestGap, text.Length - end));
        var at = window.IndexOfAnyExcept(Alphabets.PairGap);
        if (at <= 0 || !window[at..].StartsWith(word, StringComparison.OrdinalIgnoreCase))
        {
            return -1;
        }

        at += word.Length;
        while (at < window.Length && window[at] is '"' or '\'' or ' ' or '`')
        {
            at++;
        }

        return at < window.Length && window[at] is ':' or '=' ? end + at + 1 : -1;
    }

    /// <summary>Behind a declared type: <c>key: &amp;str = …</c>, <c>token: string = …</c>.</summary>
    public static int AfterType(string text, int at)
    {
        const int longestType = 24;
        if (at == 0 || text[at - 1] != ':')
        {
            return at;
        }

        var window = text.AsSpan(at, Math.Min(longestType, text.Length - at));
        var equals = window.IndexOf('=');
        return
            equals > 1
            && equals + 1 < window.Length
            && window[equals - 1] == ' '
            && !window[..equals].ContainsAny(Alphabets.LineEnd)
            ? at + equals + 1
            : at;
    }

    public static int SkipOpeners(string text, int at)
    {
        var from = at;
        while (at < text.Length && at - from < LongestGap && text[at] is ' ' or '\t' or '*' or '\u00a0')
        {
            at++;
        }

        foreach (
            var opener in (ReadOnlySpan<string>)["<code>", "!!str ", "new ", "b\"", "r\"", "f\"", "@\"", "u\"", "L\""]
        )
        {
            if (text.AsSpan(at).StartsWith(opener, StringComparison.Ordinal))
            {
                return at + opener.Length - (opener[^1] == '"' ? 1 : 0);
            }
        }

        return at;
    }

    /// <summary>Where the value's text starts after a separator at <paramref name="at"/>, or −1.</summary>
    public static int Separator(string text, int at, int nameStart, bool isFlag, bool isClosed, out bool firm)
    {
        firm = true;
        if (at >= text.Length)
        {
            return -1;
        }

        var next = at + 1 < text.Length ? text[at + 1] : '\0';
        switch (text[at])
        {
            case '=' when next is '=' or '>' or '~':
                return at + 2 + (at + 2 < text.Length && text[at + 2] == '=' ? 1 : 0);
            case '=':
                return at + 1;
            case ':' when next is '=' or ':':
                return at + 2;
            case ':':
                return AfterColon(text, at + 1, isClosed, nameStart, out firm);
            case '|':
                return at + 1;
            case '-' when next == '>':
                return at + 2;
            case '>' when nameStart > 0 && text[nameStart - 1] == '<' && IsElement(text, at + 1):
                return at + 1;
            case ',' when isClosed && next is ' ' or '"' or '\'':
                return AfterComma(text, at + 1);
            case '(' when next is '"' or '\'' or '`':
                return at + 1;
        }

        var hadSpace = at > 0 && text[at - 1] is ' ' or '\t';
        if (hadSpace && (isFlag || IsCommandLine(text, nameStart)))
        {
            return text[at] == '-' && next == 'p' ? SkipOpeners(text, at + 2) : at;
        }

        return -1;
    }

    private static bool IsElement(string text, int from)
    {
        var rest = text.AsSpan(from, Math.Min(LongestValue, text.Length - from));
        var close = rest.IndexOf('<');
        return close > 0 && close + 1 < rest.Length && rest[close + 1] == '/';
    }

    // "key: value" of a setting is firm; after a colon in running text it may be a sentence.
    private static int AfterColon(string text, int at, bool isClosed, int nameStart, out bool firm)
    {
        var line = nameStart;
        while (
            line > 0
            && nameStart - line < 24
            && text[line - 1] is ' ' or '\t' or '-' or '"' or '\'' or '{' or '*' or '`' or ',' or '>' or '|'
        )
        {
            line--;
        }

        var startsLine = line == 0 || text[line - 1] is '\n' or '\r';
        firm = isClosed || startsLine || (at < text.Length && text[at] != ' ') || HasOneWord(text, at);
        return at;
    }

    private static bool HasOneWord(string text, int at)
    {
        var rest = text.AsSpan(at, Math.Min(200, text.Length - at)).TrimStart(' ');
        var space = rest.IndexOfAny(' ', '\n', '\r');
        return space < 0 || rest[space] != ' ' || rest[..space].ContainsAnyInRange('0', '9');
    }

    private static int AfterComma(string text, int at)
    {
        while (at < text.Length && text[at] == ' ')
        {
            at++;
        }

        return at < text.Length && text[at] is '"' or '\'' ? at : -1;
    }

    private static bool IsCommandLine(string text, int nameStart)
    {
        var before = text.AsSpan(Math.Max(0, nameStart - LongestCommand), Math.Min(nameStart, LongestCommand));
        var line = before[(before.LastIndexOf('\n') + 1)..].TrimStart();
        return line.StartsWith("ENV ")
            || line.StartsWith("setx ")
            || line.StartsWith("requirepass")
            || line.IndexOf("login ", StringComparison.Ordinal) >= 0
            || line.StartsWith("machine ")
            || line.IndexOf(" set ", StringComparison.Ordinal) >= 0
            || line.IndexOf("config ", StringComparison.Ordinal) >= 0
            || (line.IsEmpty && before.IndexOf("machine ", StringComparison.Ordinal) >= 0)
            || text.AsSpan(nameStart).StartsWith("sshpass ")
            || text.AsSpan(nameStart).StartsWith("requirepass ")
            || text.AsSpan(nameStart).StartsWith("masterauth ");
    }

    /// <summary>"The password for staging is X", "token (CI): X": a few words, then a separator, on one line.</summary>
    public static int LooseSeparator(string text, int end)
    {
        var window = text.AsSpan(end, Math.Min(LongestGap, text.Length - end));
        for (var at = 0; at < window.Length - 1; at++)
        {
            switch (window[at])
            {
                case '\n' or '\r' or '.' or ';' or '"':
                    return -1;
                case ':' or '=' when window[at + 1] == ' ':
                    return end + at + 2;
                case ' ' when LengthOfVerb(window[at..]) is var verb and > 0:
                    return end + at + verb;
            }
        }

        return -1;
    }

    private static int LengthOfVerb(ReadOnlySpan<char> text)
    {
        foreach (var verb in (ReadOnlySpan<string>)[" is: ", " is ", " was ", " to "])
        {
            if (text.StartsWith(verb, StringComparison.Ordinal))
            {
                return verb.Length;
            }
        }

        return 0;
    }

    /// <summary>A first, cheap look: whether anything that parts a name from a value is near.</summary>
    public static bool MayFollow(string text, int end)
    {
        if (end >= text.Length)
        {
            return false;
        }

        // In running text a name is followed by a space and a word: then only a verb, a flag or a colon further on count.
        if (text[end] != ' ' || (end + 1 < text.Length && !char.IsAsciiLetter(text[end + 1])))
        {
            return true;
        }

        var window = text.AsSpan(end, Math.Min(LongestGap, text.Length - end));
        return window.ContainsAny(Alphabets.Separators)
            || LooseSeparator(text, end) >= 0
            || window.ContainsAnyInRange('0', '9');
    }
}
