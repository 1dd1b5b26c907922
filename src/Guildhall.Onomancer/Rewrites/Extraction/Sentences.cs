using System.Buffers;

namespace Guildhall.Onomancer.Rewrites.Extraction;

/// <summary>Cuts a paragraph into sentences without rewriting it. Linear in its length.</summary>
internal static class Sentences
{
    private const string WideEnds = "。！？";

    private static readonly SearchValues<char> Ends = SearchValues.Create(".!?…。！？");

    private static readonly string[] Months =
    [
        "jan",
        "feb",
        "mär",
        "mar",
        "maa",
        "apr",
        "mai",
        "maj",
        "jun",
        "jul",
        "aug",
        "sep",
        "okt",
        "oct",
        "nov",
        "dez",
        "dec",
    ];

    private static readonly string[] Abbreviations =
    [
        "e.g.",
        "i.e.",
        "vs.",
        "etc.",
        "cf.",
        "approx.",
        "dr.",
        "mr.",
        "mrs.",
        "ms.",
        "no.",
        "nr.",
        "fig.",
        "sec.",
        "ca.",
        "z.b.",
        "d.h.",
        "bzw.",
        "u.a.",
        "p.ex.",
        "inc.",
        "ltd.",
        "st.",
        "resp.",
        "incl.",
        "max.",
        "min.",
        "art.",
        "vol.",
        "mio.",
        "mrd.",
        "tsd.",
        "vgl.",
        "ggf.",
        "usw.",
        "т.е.",
        "т.д.",
    ];

    /// <param name="paragraph">On one line.</param>
    public static IReadOnlyList<string> Split(string paragraph)
    {
        var careful = Split(paragraph, keepsMarksWhole: true);
        // An asterisk or bracket that nobody closes would swallow the rest of the paragraph.
        return careful ?? Split(paragraph, keepsMarksWhole: false)!;
    }

    private static List<string>? Split(string text, bool keepsMarksWhole)
    {
        var sentences = new List<string>();
        var (start, marks) = (0, default(OpenMarks));
        for (var i = 0; i < text.Length; i++)
        {
            if (keepsMarksWhole)
            {
                marks.Read(text, i);
            }

            if (Ends.Contains(text[i]) && !marks.IsInside && EndsHere(text, start, i, out var next))
            {
                Add(sentences, text[start..next]);
                start = next;
                i = next - 1;
            }
        }

        if (marks.IsInside)
        {
            return null;
        }

        Add(sentences, text[start..]);
        return sentences;
    }

    private static void Add(List<string> sentences, string sentence)
    {
        if (!string.IsNullOrWhiteSpace(sentence))
        {
            sentences.Add(sentence.Trim());
        }
    }

    private static bool EndsHere(string text, int start, int end, out int next)
    {
        next = end + 1;
        while (
            next < text.Length
            && text[next] is '"' or '\'' or '”' or '’' or '»' or ')' or '*' or '_' or '」' or '』' or '.' or '!' or '?'
        )
        {
            next++;
        }

        if (WideEnds.Contains(text[end]) || next >= text.Length)
        {
            return true;
        }

        return char.IsWhiteSpace(text[next])
            && BeginsSentence(text, next)
            && !IsAbbreviation(text, start, end)
            && !IsDate(text, end);
    }

    private static bool BeginsSentence(string text, int space)
    {
        var at = space;
        while (
            at < text.Length
            && (char.IsWhiteSpace(text[at]) || text[at] is '*' or '_' or '"' or '“' or '„' or '«' or '(' or '[' or '`')
        )
        {
            at++;
        }

        return at >= text.Length || !char.IsLower(text[at]);
    }

    /// <summary>"am 19. Oktober"</summary>
    private static bool IsDate(string text, int end) =>
        end > 0
        && char.IsAsciiDigit(text[end - 1])
        && end + 4 < text.Length
        && Months.Contains(text.Substring(end + 2, 3), StringComparer.OrdinalIgnoreCase);

    private static bool IsAbbreviation(string text, int start, int end)
    {
        if (text[end] != '.')
        {
            return false;
        }

        var word = text.AsSpan(start, end + 1 - start);
        word = word[(word.LastIndexOfAny(' ', '(') + 1)..];
        // An initial ("J. Doe") or an ordinal ("am 3. Mai") does not end a sentence.
        if (word.Length == 2 && (char.IsUpper(word[0]) || char.IsDigit(word[0])))
        {
            return true;
        }

        foreach (var abbreviation in Abbreviations)
        {
            if (word.Equals(abbreviation, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the reader stands inside code, bold text, a link or brackets.</summary>
    private struct OpenMarks
    {
        private bool code;
        private bool bold;
        private int brackets;

        public readonly bool IsInside => code || bold || brackets > 0;

        public void Read(string text, int at)
        {
            switch (text[at])
            {
                case '`':
                    code = !code;
                    break;
                case '*' when !code && at > 0 && text[at - 1] == '*':
                    bold = !bold;
                    break;
                case '[' or '(' when !code:
                    brackets++;
                    break;
                case ']' or ')' when !code && brackets > 0:
                    brackets--;
                    break;
                default:
                    break;
            }
        }
    }
}
