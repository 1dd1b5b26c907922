using System.Buffers;
using System.Text;

namespace Guildhall.Onomancer.Secrets;

/// <summary>
/// The text as the rules read it: without invisible characters, with HTML, URL and Markdown escapes of separators undone.
/// It knows where each of its characters stood. A text without any of these is its own view, at no cost.
/// </summary>
internal sealed class ScanView
{
    private static readonly SearchValues<char> ascii = SearchValues.Create("&%\\");
    private static readonly SearchValues<char> any = SearchValues.Create([.. "&%\\", .. Invisible()]);

    // An escape and the character it stands for. Only separators: what a value may contain stays as it is written.
    private static readonly (string Escape, char Means)[] escapes =
    [
        ("&quot;", '"'),
        ("&#34;", '"'),
        ("&#x22;", '"'),
        ("&apos;", '\''),
        ("&#39;", '\''),
        ("&#x27;", '\''),
        ("&equals;", '='),
        ("&#61;", '='),
        ("&#x3d;", '='),
        ("&colon;", ':'),
        ("&#58;", ':'),
        ("&#x3a;", ':'),
        ("&lowbar;", '_'),
        ("&#95;", '_'),
        ("&#x5f;", '_'),
        ("&#45;", '-'),
        ("&#x2d;", '-'),
        ("&amp;", '&'),
        ("&nbsp;", ' '),
        ("&#46;", '.'),
        ("&period;", '.'),
        ("&hyphen;", '-'),
        ("&sol;", '/'),
        ("&#47;", '/'),
        ("%3d", '='),
        ("%3a", ':'),
        ("%22", '"'),
        ("%27", '\''),
        ("%5f", '_'),
        ("%2d", '-'),
        ("%20", ' '),
        ("%26", '&'),
        ("\\_", '_'),
        ("\\-", '-'),
        ("\\.", '.'),
        ("\\u003d", '='),
        ("\\u0026", '&'),
        ("\\u0022", '"'),
        ("\\u003a", ':'),
    ];

    private readonly List<(int At, int Origin)>? segments;
    private readonly int length;

    private ScanView(string text, List<(int At, int Origin)>? segments, int length)
    {
        Text = text;
        this.segments = segments;
        this.length = length;
    }

    public string Text { get; }

    public static ScanView Of(string text)
    {
        var wanted = Ascii.IsValid(text) ? ascii : any;
        var source = text.AsSpan();
        StringBuilder? built = null;
        List<(int At, int Origin)> segments = [(0, 0)];
        var copied = 0;
        for (var at = Next(source, 0, wanted); at < source.Length; at = Next(source, at, wanted))
        {
            var (taken, means) = Undo(source[at..]);
            if (taken == 0)
            {
                at++;
                continue;
            }

            built ??= new StringBuilder(text.Length);
            built.Append(source[copied..at]);
            if (means != '\0')
            {
                segments.Add((built.Length, at));
                built.Append(means);
            }

            at += taken;
            copied = at;
            segments.Add((built.Length, at));
        }

        return built is null
            ? new ScanView(text, null, text.Length)
            : new ScanView(built.Append(source[copied..]).ToString(), segments, text.Length);
    }

    /// <summary>Where the character at <paramref name="index"/> of the view stood in the original.</summary>
    public int Origin(int index)
    {
        if (segments is null)
        {
            return index;
        }

        if (index >= Text.Length)
        {
            return length;
        }

        int low = 0,
            high = segments.Count - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = segments[middle].At <= index ? (middle, high) : (low, middle - 1);
        }

        return segments[low].Origin + index - segments[low].At;
    }

    public SecretFinding Original(SecretFinding found) =>
        segments is null ? found : found with { Start = Origin(found.Start), End = EndOrigin(found.End) };

    // The end is exclusive: it follows the last character, so that nothing invisible after the secret is taken with it.
    private int EndOrigin(int end)
    {
        var last = Origin(end - 1);
        var next = Origin(end);
        return Text[end - 1] is var c && IsEscape(c) && next > last + 1 ? next : last + 1;
    }

    private static bool IsEscape(char c) => c is '_' or '-' or '.' or '=' or '&' or ':' or '/';

    private static int Next(ReadOnlySpan<char> text, int from, SearchValues<char> wanted)
    {
        var found = text[from..].IndexOfAny(wanted);
        return found < 0 ? text.Length : from + found;
    }

    private static (int Taken, char Means) Undo(ReadOnlySpan<char> rest)
    {
        if (rest[0] is '&' or '%' or '\\')
        {
            if (rest.Length < 2 || !MayEscape(rest[0], rest[1]))
            {
                return (0, '\0');
            }

            foreach (var (escape, means) in escapes)
            {
                if (escape[0] == rest[0] && rest.StartsWith(escape, StringComparison.OrdinalIgnoreCase))
                {
                    return (escape.Length, means);
                }
            }

            return (0, '\0');
        }

        if (rest[0] != '\uDB40')
        {
            return (1, '\0');
        }

        // Tag characters and the supplementary variation selectors, U+E0000 to U+E01EF.
        return rest.Length > 1 && rest[1] is >= '\uDC00' and <= '\uDDEF' ? (2, '\0') : (0, '\0');
    }

    private static bool MayEscape(char first, char second) =>
        first switch
        {
            '&' => char.IsAsciiLetter(second) || second == '#',
            '%' => second is '2' or '3' or '5',
            _ => second is '_' or '-' or '.' or 'u',
        };

    private static char[] Invisible()
    {
        var set = new List<char> { '\u00AD', '\u034F', '\u061C', '\u115F', '\u1160', '\u17B4', '\u17B5', '\u3164' };
        (char First, char Last)[] ranges =
        [
            ('\u180B', '\u180F'),
            ('\u200B', '\u200F'),
            ('\u202A', '\u202E'),
            ('\u2060', '\u206F'),
            ('\uFE00', '\uFE0F'),
            ('\uFEFF', '\uFEFF'),
            ('\uFFA0', '\uFFA0'),
            ('\uDB40', '\uDB40'),
        ];
        foreach (var (first, last) in ranges)
        {
            for (var c = first; c <= last; c++)
            {
                set.Add(c);
            }
        }

        return [.. set];
    }
}
