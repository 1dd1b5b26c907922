using System.Globalization;
using System.Text;
using Guildhall.Aegis.AutoMod.Text;

namespace Guildhall.Aegis.AutoMod.Links;

/// <summary>Host names: their one spelling, and what a reader takes them for.</summary>
internal static class Hosts
{
    private static readonly IdnMapping idn = new() { AllowUnassigned = true };

    /// <summary>Lower case, ASCII, without closing dot; null where it is no host.</summary>
    public static string? Canonical(string host)
    {
        var text = host.Trim().TrimEnd('.');
        if (text.Length is 0 or > 253 || text.Contains("..", StringComparison.Ordinal) || text[0] == '.')
        {
            return null;
        }

        if (!System.Text.Ascii.IsValid(text))
        {
            try
            {
                text = idn.GetAscii(Compatible(text));
            }
            catch (ArgumentException)
            {
                return null;
            }
        }

#pragma warning disable CA1308 // Hosts are written in lower case.
        text = text.ToLowerInvariant();
#pragma warning restore CA1308
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '.' or '_'))
            {
                return null;
            }
        }

        return text;
    }

    /// <summary>
    /// What a reader takes a host for: IDN decoded, look-alikes and digits as letters, and pairs that look like one letter.
    /// Two hosts that look alike have one skeleton.
    /// </summary>
    public static string Skeleton(string host)
    {
        var text = new StringBuilder(host.Length);
        foreach (var rune in Decode(host).EnumerateRunes())
        {
            var letter = rune.Value is '-' or '.' ? (char)rune.Value : FoldTable.Fold(rune.Value);
            if (FoldTable.IsExpanded(letter))
            {
                text.Append(FoldTable.Expansion(letter));
                continue;
            }

            letter = letter switch
            {
                '\0' or '_' => '\0',
                '0' => 'o',
                '1' or 'l' or '|' => 'i',
                '3' => 'e',
                '4' => 'a',
                '5' => 's',
                '7' => 't',
                '8' => 'b',
                '9' => 'g',
                _ => letter,
            };
            if (letter != '\0')
            {
                text.Append(letter);
            }
        }

        return text.Replace("rn", "m").Replace("vv", "w").Replace("ci", "d").ToString();
    }

    private static string Decode(string host)
    {
        if (!host.Contains("xn--", StringComparison.Ordinal))
        {
            return host;
        }

        try
        {
            return idn.GetUnicode(host);
        }
        catch (ArgumentException)
        {
            return host;
        }
    }

    /// <summary>Full-width and enclosed letters as plain ones, invisible characters gone; other scripts stay.</summary>
    private static string Compatible(string host)
    {
        var text = new StringBuilder(host.Length);
        foreach (var rune in host.EnumerateRunes())
        {
            if (FoldTable.IsInvisible(rune.Value))
            {
                continue;
            }

            var isForm =
                rune.Value
                is (>= 0xFF01 and <= 0xFF5E)
                    or (>= 0x2100 and <= 0x214F)
                    or (>= 0x2460 and <= 0x24FF)
                    or (>= 0x1D400 and <= 0x1D7FF)
                    or (>= 0x1F100 and <= 0x1F1FF);
            var letter = isForm ? FoldTable.Fold(rune.Value) : '\0';
            if (letter != '\0' && !FoldTable.IsExpanded(letter))
            {
                text.Append(letter == '|' ? 'l' : letter);
            }
            else if (rune.Value is 0x3002 or 0xFF0E or 0xFF61 or 0x2024)
            {
                text.Append('.');
            }
            else
            {
                text.Append(rune.ToString());
            }
        }

        return text.ToString();
    }
}
