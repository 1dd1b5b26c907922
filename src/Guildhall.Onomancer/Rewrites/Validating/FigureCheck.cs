using System.Text;

namespace Guildhall.Onomancer.Rewrites.Validating;

/// <summary>Figures that no source contains: perhaps computed, perhaps invented. A reader has to know which.</summary>
internal static class FigureCheck
{
    private const int MostShown = 8;

    public static IEnumerable<ValidationIssue> Check(CheckedAnswer answer)
    {
        if (!answer.IsLanguageModel)
        {
            yield break;
        }

        var known = Figures(answer.Sources).Select(f => f.Value).ToHashSet(StringComparer.Ordinal);
        var unverified = Figures(answer.Text)
            .Where(f => f.IsTelling && !known.Contains(f.Value))
            .Select(f => f.Text)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        if (unverified.Count > 0)
        {
            var more = unverified.Count > MostShown ? " and others" : "";
            yield return new(
                "unverified-figure",
                Verdict.AcceptWithWarnings,
                $"Not found in the source, check before you use them: {string.Join(", ", unverified.Take(MostShown))}{more}."
            );
        }
    }

    private static IEnumerable<(string Text, string Value, bool IsTelling)> Figures(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i]))
            {
                continue;
            }

            var start = i;
            while (i + 1 < text.Length && (char.IsAsciiDigit(text[i + 1]) || IsSeparator(text, i + 1)))
            {
                i++;
            }

            var figure = text[start..(i + 1)];
            var after = text.AsSpan(i + 1).TrimStart(" \u00a0\u202f");
            var hasUnit = after is ['%' or '€' or '$', ..] || (start > 0 && text[start - 1] is '$' or '€' or '£');
            var isList = after is ['.' or ')', ..] && figure.Length <= 2 && (start == 0 || text[start - 1] == '\n');
            var isWord = start > 0 && (char.IsLetter(text[start - 1]) || text[start - 1] is '-' or '_');
            yield return (
                hasUnit && after is ['%', ..] ? figure + " %" : figure,
                Value(figure),
                (figure.Length > 1 || hasUnit) && !isList && !isWord
            );
        }
    }

    /// <summary>A plain blank only before exactly three digits: 840 000 is one figure, 4 of 22 are two.</summary>
    private static bool IsSeparator(string text, int at)
    {
        if (text[at] is '.' or ',' or '\u00a0' or '\u202f' or '\'' or '’')
        {
            return at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]);
        }

        return text[at] == ' ' && DigitsFrom(text, at + 1) == 3 && DigitsBefore(text, at) <= 3;
    }

    private static int DigitsFrom(string text, int at) =>
        text.AsSpan(at).IndexOfAnyExceptInRange('0', '9') is >= 0 and var end ? end : text.Length - at;

    private static int DigitsBefore(string text, int at) =>
        at - 1 - text.AsSpan(0, at).LastIndexOfAnyExceptInRange('0', '9');

    /// <summary>Thousands separators go, a decimal comma becomes a point: 12,000 and 12.000 and 12000 are one figure.</summary>
    private static string Value(string figure)
    {
        var value = new StringBuilder(figure.Length);
        for (var i = 0; i < figure.Length; i++)
        {
            if (char.IsAsciiDigit(figure[i]))
            {
                value.Append(figure[i]);
            }
            else if (!(i + 3 < figure.Length && (i + 4 == figure.Length || !char.IsAsciiDigit(figure[i + 4]))))
            {
                value.Append('.');
            }
        }

        return value.ToString();
    }
}
