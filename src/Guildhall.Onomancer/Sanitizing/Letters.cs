using System.Globalization;

namespace Guildhall.Onomancer.Sanitizing;

internal enum CharKind : byte
{
    Gap,
    Letter,
    Invisible,
    Ideograph,
    Surrogate,
    Mark,
}

/// <summary>What each UTF-16 unit is for matching: its kind, its plain lower-case letter, its Latin look-alike.</summary>
internal static class Letters
{
    private static readonly CharKind[] kinds = BuildKinds();
    private static readonly char[] plain = BuildPlain();
    private static readonly char[] skeleton = BuildSkeleton();

    public static CharKind Kind(char c) => kinds[c];

    /// <summary>Lower case, without accents, of ordinary width.</summary>
    public static char Plain(char c) => plain[c];

    /// <summary>As <see cref="Plain"/>, and letters of other scripts become the Latin letter that they look like.</summary>
    public static char Skeleton(char c) => skeleton[c];

    public static bool IsRightToLeft(char c) =>
        c is >= '\u0590' and <= '\u08FF' or >= '\uFB1D' and <= '\uFEFC' and not '\uFEFF';

    /// <summary>The Latin letter or digit that a supplementary character stands for; '\0' where it stands for none.</summary>
    public static char OfSupplementary(int code) =>
        code switch
        {
            >= 0x1D400 and <= 0x1D6A3 => (char)('a' + (code - 0x1D400) % 26),
            >= 0x1D7CE and <= 0x1D7FF => (char)('0' + (code - 0x1D7CE) % 10),
            >= 0x1F110 and <= 0x1F129 => (char)('a' + code - 0x1F110),
            >= 0x1F130 and <= 0x1F149 => (char)('a' + code - 0x1F130),
            >= 0x1F150 and <= 0x1F169 => (char)('a' + code - 0x1F150),
            >= 0x1F170 and <= 0x1F189 => (char)('a' + code - 0x1F170),
            >= 0x1F1E6 and <= 0x1F1FF => (char)('a' + code - 0x1F1E6),
            _ => '\0',
        };

    private static CharKind[] BuildKinds()
    {
        var built = new CharKind[char.MaxValue + 1];
        for (var i = 0; i < built.Length; i++)
        {
            built[i] = KindOf((char)i);
        }

        return built;
    }

    private static CharKind KindOf(char c)
    {
        if (char.IsAscii(c))
        {
            return char.IsAsciiLetterOrDigit(c) ? CharKind.Letter : CharKind.Gap;
        }

        if (char.IsSurrogate(c))
        {
            return CharKind.Surrogate;
        }

        if (Invisibles.IsInvisible(c))
        {
            return CharKind.Invisible;
        }

        if (c is >= '\u3040' and <= '\u30FF' or >= '\u3400' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF' or '々')
        {
            return CharKind.Ideograph;
        }

        if (c is >= '\u0300' and <= '\u036F' or >= '\u064B' and <= '\u0652' or '\u0670' or '\u0640' || IsLatinMark(c))
        {
            return CharKind.Mark;
        }

        return CharUnicodeInfo.GetUnicodeCategory(c) switch
        {
            <= UnicodeCategory.SpacingCombiningMark => CharKind.Letter,
            UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber => CharKind.Letter,
            UnicodeCategory.OtherSymbol when c is >= '\u249C' and <= '\u24E9' => CharKind.Letter,
            _ => CharKind.Gap,
        };
    }

    private static bool IsLatinMark(char c) =>
        c
            is >= '\u1AB0'
                and <= '\u1AFF'
                or >= '\u1DC0'
                and <= '\u1DFF'
                or >= '\u20D0'
                and <= '\u20FF'
                or >= '\uFE20'
                and <= '\uFE2F';

    private static char[] BuildPlain()
    {
        var built = new char[char.MaxValue + 1];
        for (var i = 0; i < built.Length; i++)
        {
            built[i] = char.ToLowerInvariant((char)i);
        }

        foreach (var line in LookAlikes.Variants)
        {
            foreach (var c in line)
            {
                built[c] = line[0];
                built[char.ToUpperInvariant(c)] = line[0];
            }
        }

        built['İ'] = 'i';
        for (var i = 0; i < 94; i++)
        {
            built['\uFF01' + i] = char.ToLowerInvariant((char)('!' + i));
        }

        for (var i = 0; i < 26; i++)
        {
            built['\u249C' + i] = built['\u24B6' + i] = built['\u24D0' + i] = (char)('a' + i);
        }

        built['أ'] = built['إ'] = built['آ'] = 'ا';
        built['ى'] = 'ي';
        built['ة'] = 'ه';
        built['ё'] = built['Ё'] = 'е';
        return built;
    }

    private static char[] BuildSkeleton()
    {
        var built = (char[])plain.Clone();
        foreach (var line in LookAlikes.Foreign)
        {
            foreach (var c in line)
            {
                Map(built, c, line[0]);
                Map(built, char.ToUpperInvariant(c), line[0]);
            }
        }

        // Capitals that look like another letter than their small form does.
        foreach (var (capital, letter) in "ВbНhРpСcУyХxΒbΗhΡpΝnΥyΧxΜmΙiЅsЈjԜwԚqІi".Chunk(2).Select(p => (p[0], p[1])))
        {
            built[capital] = letter;
        }

        return built;
    }

    private static void Map(char[] table, char from, char to)
    {
        if (!char.IsAscii(from) && !char.IsAscii(plain[from]))
        {
            table[from] = to;
        }
    }
}
