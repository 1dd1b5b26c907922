using System.Globalization;
using System.Text;

namespace Guildhall.Aegis.AutoMod.Text;

[Flags]
internal enum CharTraits : byte
{
    None = 0,
    Letter = 1,
    Upper = 2,
    Lower = 4,
    Digit = 8,

    /// <summary>A mark that any letter can carry; marks that a script needs count as letters.</summary>
    Mark = 16,
    Invisible = 32,
    Space = 64,

    /// <summary>Of a script that writes no gaps between words.</summary>
    Unspaced = 128,
}

/// <summary>
/// What each character is for matching: its plain letter, and the Latin letter that a reader takes it for. The table
/// <c>folding.txt</c> is made from Unicode 15's compatibility decompositions and confusables; a line <c>=x</c> holds what
/// is always read as x, a line <c>~x</c> what is read so only among Latin letters.
/// </summary>
internal static class FoldTable
{
    private const char Expanded = '\uE000';
    private const int Planes = 0x20000;

    private static readonly char[] folded = new char[Planes];
    private static readonly char[] loose = new char[char.MaxValue + 1];
    private static readonly CharTraits[] traits = BuildTraits();
    private static readonly string[] expansions = Load();

    public static CharTraits Traits(char c) => traits[c];

    /// <summary>The one letter for it; '\0' where it is none; above U+E000 the number of an <see cref="Expansion"/>.</summary>
    public static char Fold(int code) => code < Planes ? folded[code] : '\0';

    public static bool IsExpanded(char letter) => letter is >= Expanded and < '\uF900';

    public static string Expansion(char letter) => expansions[letter - Expanded];

    /// <summary>The Latin letter that it can stand for among Latin letters; '\0' for none.</summary>
    public static char Loose(char c) => loose[c];

    public static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    /// <summary>The text as words of lists are kept: folded, without what is no letter or digit. Phrases keep one blank.</summary>
    public static string FoldWord(string word)
    {
        var text = new StringBuilder(word.Length);
#pragma warning disable CA1308 // Folding is by small letters: capitals look like others.
        foreach (var rune in word.ToLowerInvariant().EnumerateRunes())
#pragma warning restore CA1308
        {
            var letter = Fold(rune.Value);
            if (letter == '\0')
            {
                if (text.Length > 0 && text[^1] != ' ' && Rune.IsWhiteSpace(rune))
                {
                    text.Append(' ');
                }
            }
            else if (IsExpanded(letter))
            {
                text.Append(Expansion(letter));
            }
            else if (letter == 'v' && text is [.., 'v'] && (text.Length == 1 || !IsVowel(text[^2])))
            {
                text[^1] = 'w';
            }
            else
            {
                text.Append(letter == '|' ? 'i' : letter);
            }
        }

        return text.ToString().TrimEnd();
    }

    private static string[] Load()
    {
        for (var i = 0; i <= char.MaxValue; i++)
        {
            folded[i] =
                (traits[i] & (CharTraits.Letter | CharTraits.Digit)) != 0 ? char.ToLowerInvariant((char)i) : '\0';
        }

        var longer = new List<string>();
        using var stream = typeof(FoldTable).Assembly.GetManifestResourceStream("Guildhall.Aegis.folding.txt")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            var target = line[1..tab];
            var letter = target.Length == 1 ? target[0] : (char)(Expanded + longer.Count);
            if (target.Length > 1)
            {
                longer.Add(target);
            }

            foreach (var rune in line.AsSpan(tab + 1).EnumerateRunes())
            {
                if (line[0] == '=')
                {
                    folded[rune.Value] = letter;
                }
                else if (rune.IsBmp)
                {
                    loose[rune.Value] = letter;
                }
            }
        }

        return [.. longer];
    }

    private static CharTraits[] BuildTraits()
    {
        var built = new CharTraits[char.MaxValue + 1];
        for (var i = 0; i < built.Length; i++)
        {
            built[i] = TraitsOf((char)i);
        }

        return built;
    }

    private static CharTraits TraitsOf(char c)
    {
        if (IsInvisible(c))
        {
            return CharTraits.Invisible;
        }

        if (IsFreeMark(c))
        {
            return CharTraits.Mark;
        }

        var spacing = IsUnspaced(c) ? CharTraits.Unspaced : CharTraits.None;
        return CharUnicodeInfo.GetUnicodeCategory(c) switch
        {
            UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter => CharTraits.Letter | CharTraits.Upper,
            UnicodeCategory.LowercaseLetter => CharTraits.Letter | CharTraits.Lower,
            <= UnicodeCategory.SpacingCombiningMark => CharTraits.Letter | spacing,
            UnicodeCategory.LetterNumber => CharTraits.Letter | spacing,
            UnicodeCategory.DecimalDigitNumber => CharTraits.Digit,
            UnicodeCategory.SpaceSeparator
            or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.Control => CharTraits.Space,
            _ => CharTraits.None,
        };
    }

    public static bool IsInvisible(int c) =>
        c
            is 0xAD
                or 0x34F
                or 0x61C
                or 0x115F
                or 0x1160
                or 0x17B4
                or 0x17B5
                or 0x3164
                or 0xFEFF
                or 0xFFA0
                or (>= 0x180B and <= 0x180F)
                or (>= 0x200B and <= 0x200F)
                or (>= 0x202A and <= 0x202E)
                or (>= 0x2060 and <= 0x206F)
                or (>= 0xFE00 and <= 0xFE0F)
                or (>= 0xFFF9 and <= 0xFFFB)
                or (>= 0x1BCA0 and <= 0x1BCA3)
                or (>= 0x1D173 and <= 0x1D17A)
                or (>= 0xE0000 and <= 0xE0FFF);

    private static bool IsFreeMark(char c) =>
        c
            is (>= '\u0300' and <= '\u036F')
                or (>= '\u0483' and <= '\u0489')
                or (>= '\u0591' and <= '\u05C7' and not '\u05BE' and not '\u05C0' and not '\u05C3' and not '\u05C6')
                or (>= '\u0610' and <= '\u061A')
                or (>= '\u064B' and <= '\u065F')
                or '\u0640'
                or '\u0670'
                or (>= '\u06D6' and <= '\u06ED')
                or (>= '\u1AB0' and <= '\u1AFF')
                or (>= '\u1DC0' and <= '\u1DFF')
                or (>= '\u20D0' and <= '\u20FF')
                or (>= '\uFE20' and <= '\uFE2F');

    private static bool IsUnspaced(char c) =>
        c
            is (>= '\u0E00' and <= '\u0EFF')
                or (>= '\u1000' and <= '\u109F')
                or (>= '\u1780' and <= '\u17FF')
                or (>= '\u3005' and <= '\u30FF')
                or (>= '\u3400' and <= '\u9FFF')
                or (>= '\uF900' and <= '\uFAFF');
}
