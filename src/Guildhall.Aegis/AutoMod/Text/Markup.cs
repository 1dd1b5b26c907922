namespace Guildhall.Aegis.AutoMod.Text;

/// <summary>Discord's markup: what of it shows no letter.</summary>
internal static class Markup
{
    /// <summary>A sign that people put in place of a letter.</summary>
    public static bool IsMask(char c) => c is '*' or '-' or '_' or '~' or '^' or '%' or '&' or '\'' or '`';

    /// <summary>
    /// Skips a mention, a custom emoji or a timestamp, and counts it; the place after it, or <paramref name="i"/> where
    /// there is none.
    /// </summary>
    public static int TrySkipTag(string text, int i, ref TextMeasures measures)
    {
        if (text[i] == '@')
        {
            var rest = text.AsSpan(i);
            if (
                rest.StartsWith("@everyone", StringComparison.Ordinal)
                || rest.StartsWith("@here", StringComparison.Ordinal)
            )
            {
                measures.Everyone = true;
            }

            return i;
        }

        var end = text.AsSpan(i, Math.Min(90, text.Length - i)).IndexOf('>');
        if (end < 3)
        {
            return i;
        }

        var tag = text.AsSpan(i + 1, end - 1);
        switch (tag[0])
        {
            case '@' when tag[1] == '&' && IsId(tag[2..]):
                measures.RoleMentions++;
                return i + end + 1;
            case '@' when IsId(tag[1] == '!' ? tag[2..] : tag[1..]):
                measures.UserMentions++;
                return i + end + 1;
            case '#' when IsId(tag[1..]):
            case 't' when tag[1] == ':':
                return i + end + 1;
            case '/' when tag.LastIndexOf(':') is var colon and > 0 && IsId(tag[(colon + 1)..]):
                return i + end + 1;
            case ':' or 'a' when tag.LastIndexOf(':') is var last and > 0 && IsId(tag[(last + 1)..]):
                measures.Emoji++;
                return i + end + 1;
            default:
                return i;
        }
    }

    /// <summary>
    /// Skips what only formats: paired <c>**</c>, <c>__</c>, <c>~~</c>, <c>||</c>, <c>`</c>, <c>*</c>, a backslash before
    /// a sign, and of a masked link all but its text. The place after it, or <paramref name="i"/>.
    /// </summary>
    /// <param name="closesAt">Where the mark that was opened last closes; kept by the caller.</param>
    public static int Skip(string text, int i, ref int closesAt)
    {
        var c = text[i];
        if (c is '*' or '_' or '~' or '|' or '`')
        {
            return SkipPair(text, i, ref closesAt);
        }

        if (c == '\\' && i + 1 < text.Length && char.IsAsciiLetterOrDigit(text[i + 1]) is false && text[i + 1] > ' ')
        {
            return i + 1;
        }

        if (c == '[')
        {
            var close = text.AsSpan(i, Math.Min(300, text.Length - i)).IndexOf("](", StringComparison.Ordinal);
            return close > 1 && LinkEnd(text, i + close + 2) > 0 ? i + 1 : i;
        }

        if (c == ']' && i + 1 < text.Length && text[i + 1] == '(' && LinkEnd(text, i + 2) is var end and > 0)
        {
            return end;
        }

        return i;
    }

    private static int SkipPair(string text, int i, ref int closesAt)
    {
        var c = text[i];
        var length = 1;
        while (i + length < text.Length && text[i + length] == c && length < (c is '*' or '`' ? 3 : 2))
        {
            length++;
        }

        if (closesAt == i && closesAt > 0)
        {
            closesAt = 0;
            return i + length;
        }

        var isMark = length switch
        {
            1 => c is '*' or '`',
            2 => true,
            _ => c is '*' or '`',
        };
        if (!isMark || i + length >= text.Length || text[i + length] <= ' ')
        {
            return i;
        }

        var rest = text.AsSpan(i + length, Math.Min(400, text.Length - i - length));
        var line = rest.IndexOf('\n');
        rest = line >= 0 && c != '`' ? rest[..line] : rest;
        var close = rest.IndexOf(text.AsSpan(i, length), StringComparison.Ordinal);
        if (close <= 0 || (rest[close - 1] <= ' ' && c != '`' && c != '|'))
        {
            return i;
        }

        // Marks inside marks are rare: the innermost pair is remembered, the outer close is then a gap.
        closesAt = i + length + close;
        return i + length;
    }

    private static int LinkEnd(string text, int start)
    {
        var rest = text.AsSpan(start, Math.Min(2_000, text.Length - start));
        if (!rest.TrimStart('<').StartsWith("h", StringComparison.OrdinalIgnoreCase))
        {
            return 0;
        }

        var end = rest.IndexOf(')');
        return end > 0 ? start + end + 1 : 0;
    }

    private static bool IsId(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }
        }

        return text.Length is > 0 and <= 20;
    }
}
