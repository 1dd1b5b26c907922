using System.Buffers;
using System.Globalization;
using System.Text;

namespace Guildhall.Core;

/// <summary>
/// Text that people wrote, as others are to read it: nothing in it turns the writing around, and what nobody can see is no
/// text. Whatever somebody writes for others passes here before it is kept, and what came another way before it is shown.
/// </summary>
public static class ReadableText
{
    // Unicode's property Bidi_Control.
    private static readonly SearchValues<char> turns = SearchValues.Create(
        "\u061C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069"
    );

    /// <summary>The text with lines that end in one character, without what cannot be seen and without blanks around it; null
    /// where nothing is left. Joiners and variation selectors stay, since scripts and emoji need them.</summary>
    public static string? Clean(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var clean = new StringBuilder(text.Length);
        var isVisible = false;
        foreach (var rune in text.Replace("\r\n", "\n", StringComparison.Ordinal).EnumerateRunes())
        {
            if (IsDropped(rune.Value))
            {
                continue;
            }

            clean.Append(Shown(rune));
            isVisible |= IsVisible(rune);
        }

        return isVisible ? clean.ToString().Trim() : null;
    }

    /// <summary>The text without the characters that change the direction of writing: with one of them a name or a reason
    /// turns around what stands beside it.</summary>
    public static string WithoutTurns(string text) =>
        text.AsSpan().IndexOfAny(turns) < 0 ? text : string.Concat(text.Where(letter => !turns.Contains(letter)));

    /// <summary>The text as Discord shows it letter by letter, without its markdown and on one line.</summary>
    public static string Plain(string text) => Escaped(text, keepsLines: false);

    /// <summary>The same with its lines. A link shows where it leads.</summary>
    public static string PlainLines(string text) => Escaped(text, keepsLines: true);

    private static string Escaped(string text, bool keepsLines)
    {
        var plain = new StringBuilder(text.Length);
        var line = new StringBuilder();
        foreach (var letter in WithoutTurns(text))
        {
            if (letter == '\n' && keepsLines)
            {
                plain.Append(EscapedLine(line.ToString())).Append('\n');
                line.Clear();
            }
            else
            {
                line.Append(char.IsControl(letter) ? ' ' : letter);
            }
        }

        return plain.Append(EscapedLine(line.ToString())).ToString();
    }

    private static string EscapedLine(string line)
    {
        var plain = new StringBuilder(line.Length);
        var marker = ListMarker(line);
        for (var at = 0; at < line.Length; at++)
        {
            if (at == marker || line[at] is '\\' or '*' or '_' or '~' or '`' or '|' or '>' or '#' or '[' or ']' or '<')
            {
                plain.Append('\\');
            }

            plain.Append(line[at]);
        }

        return plain.ToString();
    }

    /// <summary>Where a line's dash, plus or number would make a list of it; -1 for nowhere.</summary>
    private static int ListMarker(string line)
    {
        var start = line.Length - line.AsSpan().TrimStart(' ').Length;
        var at = start;
        while (at < line.Length && char.IsAsciiDigit(line[at]))
        {
            at++;
        }

        var isMark = at < line.Length && (at == start ? line[at] is '-' or '+' : line[at] == '.');
        return isMark && at + 1 < line.Length && line[at + 1] is ' ' or '#' ? at : -1;
    }

    /// <summary>Whether it has a control character or one that changes the direction of writing.</summary>
    public static bool HasControls(string text) =>
        text.Any(letter =>
            char.IsControl(letter) || turns.Contains(letter) || letter is '\u2028' or '\u2029' || IsDropped(letter)
        );

    private static bool IsDropped(int letter) =>
        letter is 0 or 0xAD or 0x180E or 0x200B or 0xFEFF or (>= 0x2060 and <= 0x206F) or (>= 0xFFF9 and <= 0xFFFB)
        || (letter < 0x10000 && turns.Contains((char)letter));

    private static Rune Shown(Rune rune) =>
        rune.Value switch
        {
            '\n' or '\r' or 0x85 or 0x2028 or 0x2029 => new('\n'),
            _ when Rune.IsControl(rune) => new(' '),
            _ => rune,
        };

    private static bool IsVisible(Rune rune)
    {
        // Letters and symbols by their category, but fonts show nothing: fillers, and Braille without a dot.
        if (rune.Value is 0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800)
        {
            return false;
        }

        return Rune.GetUnicodeCategory(rune)
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.OtherNotAssigned
                or UnicodeCategory.SpaceSeparator
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.NonSpacingMark
                or UnicodeCategory.EnclosingMark
            );
    }
}
