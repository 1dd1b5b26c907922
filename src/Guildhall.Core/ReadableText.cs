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
