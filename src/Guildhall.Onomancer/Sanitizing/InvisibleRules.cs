using System.Buffers;
using System.Text;

namespace Guildhall.Onomancer.Sanitizing;

/// <summary>
/// Which invisible characters smuggle. Those that a script, an emoji or typography needs stay: joiners in Indic, Arabic and emoji
/// sequences, marks of direction beside right-to-left letters, break points of Thai or Khmer, soft hyphens, a mark at the start.
/// </summary>
internal sealed class InvisibleRules(string text, Func<string, bool> isOrder)
{
    private static readonly SearchValues<char> wanted = SearchValues.Create([
        .. Enumerable
            .Range(0, char.MaxValue)
            .Select(i => (char)i)
            .Where(c => c == '\uDB40' || (c != '\u00AD' && Invisibles.IsInvisible(c))),
    ]);

    public void AddTo(List<Edit> edits)
    {
        var span = text.AsSpan();
        for (var at = span.IndexOfAny(wanted); at >= 0 && at < text.Length; )
        {
            var end = RunEnd(at);
            if (Kind(at, end) is { } kind)
            {
                edits.Add(new(kind, at, end, SanitizeAction.Removed, "", IsGrave: isOrder(Decode(at, end))));
            }

            var next = end >= text.Length ? -1 : span[end..].IndexOfAny(wanted);
            at = next < 0 ? -1 : end + next;
        }
    }

    private int RunEnd(int at)
    {
        var end = at;
        while (end < text.Length && SizeAt(end) is > 0 and var size)
        {
            end += size;
        }

        return Math.Max(end, at + 1);
    }

    private int SizeAt(int at)
    {
        var c = text[at];
        if (c == '\uDB40')
        {
            return at + 1 < text.Length && text[at + 1] is >= '\uDC00' and <= '\uDDEF' ? 2 : 0;
        }

        return c != '\u00AD' && Invisibles.IsInvisible(c) ? 1 : 0;
    }

    private string? Kind(int start, int end)
    {
        if (SizeAt(start) == 0)
        {
            return null;
        }

        var code = CodeAt(start);
        var isSingle = end - start == SizeAt(start);
        if (Invisibles.IsTag(code))
        {
            return IsFlag(start, end) ? null : "tag-characters";
        }

        if (Invisibles.IsVariationSelector(code))
        {
            return MayVary(start, end) ? null : "variation-selectors";
        }

        if (start == 0 && isSingle && text[0] == '\uFEFF')
        {
            return null;
        }

        var before = Before(start);
        var after = After(end);
        if (NeedsJoiners(before) || NeedsJoiners(after))
        {
            return end - start <= 4 ? null : "invisible-characters";
        }

        var c = text[start];
        if (Invisibles.IsDirection(c) || c is '\u200E' or '\u200F' or '\u061C')
        {
            if (HasRightToLeft(start))
            {
                return null;
            }

            return Invisibles.IsDirection(c) || !isSingle || (IsLatin(before) && IsLatin(after))
                ? "bidirectional-controls"
                : null;
        }

        return isSingle && IsBreakPoint(before, after) ? null : "invisible-characters";
    }

    private static bool IsBreakPoint(int before, int after) =>
        IsOpen(before)
        || IsOpen(after)
        || (
            before < 128 && char.IsAsciiLetterLower((char)before) && after < 128 && char.IsAsciiLetterUpper((char)after)
        );

    private static bool IsOpen(int code) =>
        code <= ' '
        || (code < 128 && "/_.,:;()[]{}\"'`*#=&?%+~\\".Contains((char)code))
        || (code > 0x2E7F && code < 0xFF00);

    private static bool IsLatin(int code) => code < 0x250 && char.IsLetterOrDigit((char)code);

    // Scripts whose spelling or line breaking uses invisible characters, and emoji.
    private static bool NeedsJoiners(int code) =>
        code
            is (>= 0x0590 and <= 0x08FF)
                or (>= 0x0900 and <= 0x109F)
                or (>= 0x1100 and <= 0x11FF)
                or (>= 0x1780 and <= 0x18AF)
                or (>= 0x1900 and <= 0x1AAF)
                or (>= 0x1B00 and <= 0x1C4F)
                or (>= 0x2190 and <= 0x21FF)
                or (>= 0x2300 and <= 0x23FF)
                or (>= 0x25A0 and <= 0x27BF)
                or (>= 0x2900 and <= 0x2BFF)
                or (>= 0xA800 and <= 0xABFF)
                or (>= 0x1F000 and <= 0x1FAFF);

    private bool MayVary(int start, int end)
    {
        var before = Before(start);
        var size = end - start;
        if (size > 2 || (size == 2 && CodeAt(start) < 0xE0100 && text[end - 1] != '\u200D'))
        {
            return false;
        }

        return NeedsJoiners(before)
            || before is '#' or '*' or 0xA9 or 0xAE or 0x2122 or 0x2139 or 0x203C or 0x2049
            || before is >= '0' and <= '9'
            || before is >= 0x2000 and <= 0x2BFF
            || before is >= 0x3000 and <= 0x9FFF
            || before is >= 0xFF00 and <= 0xFF60
            || before >= 0x1F000;
    }

    private bool IsFlag(int start, int end) =>
        Before(start) == 0x1F3F4
        && end - start is >= 6 and <= 16
        && text[end - 2] == '\uDB40'
        && text[end - 1] == '\uDC7F';

    private bool HasRightToLeft(int at)
    {
        var from = Math.Max(0, at - 300);
        var line = text.AsSpan(from, at - from);
        var rest = text.AsSpan(at, Math.Min(300, text.Length - at));
        line = line[(line.LastIndexOf('\n') + 1)..];
        var stop = rest.IndexOf('\n');
        return Contains(line) || Contains(stop < 0 ? rest : rest[..stop]);

        static bool Contains(ReadOnlySpan<char> part)
        {
            foreach (var c in part)
            {
                if (Letters.IsRightToLeft(c) && char.IsLetter(c))
                {
                    return true;
                }
            }

            return false;
        }
    }

    // The letters that a run of tags, or the bytes that a run of variation selectors stands for.
    private string Decode(int start, int end)
    {
        var tags = new StringBuilder();
        var bytes = new List<byte>();
        for (var at = start; at < end; at += Math.Max(1, SizeAt(at)))
        {
            var code = CodeAt(at);
            if (code is >= 0xE0020 and <= 0xE007E)
            {
                tags.Append((char)(code - 0xE0000));
            }
            else if (Invisibles.IsVariationSelector(code))
            {
                bytes.Add((byte)(code >= 0xE0100 ? code - 0xE0100 + 16 : code - 0xFE00));
            }
        }

        return tags.Append('\n').Append(Encoding.UTF8.GetString([.. bytes])).ToString();
    }

    private int Before(int at) =>
        at == 0 ? '\n'
        : at > 1 && char.IsSurrogatePair(text[at - 2], text[at - 1]) ? char.ConvertToUtf32(text[at - 2], text[at - 1])
        : text[at - 1];

    private int After(int at) => at >= text.Length ? '\n' : CodeAt(at);

    private int CodeAt(int at) =>
        at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1])
            ? char.ConvertToUtf32(text[at], text[at + 1])
            : text[at];
}
