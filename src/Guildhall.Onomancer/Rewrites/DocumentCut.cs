using Guildhall.Onomancer.Rewrites.Extraction;

namespace Guildhall.Onomancer.Rewrites;

/// <summary>Shortens a document to what a model can read: whole parts from the beginning, and says which parts are gone.</summary>
internal static class DocumentCut
{
    private const int MostHeadings = 20;

    /// <returns>The text as it is and null, or its beginning and what was left out.</returns>
    public static (string Text, SourceCut? Cut) Fit(PromptSource source, int tokens)
    {
        if (TokenEstimate.Of(source.Text) <= tokens)
        {
            return (source.Text, null);
        }

        var end = LastPartThatFits(source.Text, tokens);
        var rest = source.Text[end..];
        var headings = Headings(rest).Select(at => HeadingText(rest, at)).Take(MostHeadings).ToList();
        return (source.Text[..end], new(source.Name, headings, rest.Length));
    }

    private static int LastPartThatFits(string text, int tokens)
    {
        var end = 0;
        foreach (var heading in Headings(text))
        {
            if (TokenEstimate.Of(text.AsSpan(0, heading)) > tokens)
            {
                break;
            }

            end = heading;
        }

        // The first part alone is too long, or there are no parts: a blank line is the next best place, then any line.
        return end > 0 ? end : EndOfParagraph(text, Math.Min(text.Length, CharactersIn(text, tokens)));
    }

    private static int CharactersIn(string text, int tokens)
    {
        var (low, high) = (0, text.Length);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = TokenEstimate.Of(text.AsSpan(0, middle)) <= tokens ? (middle, high) : (low, middle - 1);
        }

        return low;
    }

    private static int EndOfParagraph(string text, int most)
    {
        var fitting = text.AsSpan(0, most);
        foreach (var boundary in (ReadOnlySpan<string>)["\n\n", "\r\n\r\n", "\n", " "])
        {
            if (fitting.LastIndexOf(boundary) is var at && at > most / 2)
            {
                return at + boundary.Length;
            }
        }

        return most > 0 && char.IsHighSurrogate(text[most - 1]) ? most - 1 : most;
    }

    /// <summary>Where the lines begin that open a part; a hash inside a code block is none.</summary>
    private static IEnumerable<int> Headings(string text)
    {
        var isCode = false;
        for (var at = 0; at < text.Length; at = text.IndexOf('\n', at) is >= 0 and var end ? end + 1 : text.Length)
        {
            var line = text.AsSpan(at, Math.Min(8, text.Length - at)).TrimStart(' ');
            if (line.StartsWith("```") || line.StartsWith("~~~"))
            {
                isCode = !isCode;
            }
            else if (!isCode && line.StartsWith("#") && line.TrimStart('#') is [' ' or '\t', ..])
            {
                yield return at;
            }
        }
    }

    private static string HeadingText(string text, int at)
    {
        var end = text.IndexOf('\n', at) is >= 0 and var found ? found : text.Length;
        return PlainText.Of(text[at..end].Trim().Trim('#').Trim());
    }
}
