using System.Buffers;
using System.Globalization;

namespace Guildhall.Onomancer.Secrets;

/// <summary>
/// The shape of a token: literal text and character classes with counts, as in <c>ghp_[A-Za-z0-9]{36,255}</c>.
/// Every other character, the dot too, stands for itself; a backslash takes the next one literally. Classes take all they
/// can and never give back, so matching costs at most one look at each character.
/// </summary>
internal sealed class TokenPattern
{
    private readonly Part[] parts;

    private TokenPattern(Part[] parts, string source)
    {
        this.parts = parts;
        Source = source;
        Prefix = parts is [{ Literal: { } literal }, ..] ? literal : "";
    }

    public string Source { get; }

    /// <summary>The literal text at its beginning.</summary>
    public string Prefix { get; }

    /// <exception cref="FormatException">The pattern is malformed, or starts with fewer than three literal characters.</exception>
    public static TokenPattern Parse(string source)
    {
        var parts = new List<Part>();
        var literal = new System.Text.StringBuilder();
        for (var at = 0; at < source.Length; at++)
        {
            if (source[at] != '[')
            {
                at += source[at] == '\\' ? 1 : 0;
                literal.Append(at < source.Length ? source[at] : throw Malformed(source));
                continue;
            }

            if (literal.Length > 0)
            {
                parts.Add(new Part(literal.ToString(), null, 0, 0));
                literal.Clear();
            }

            var close = source.IndexOf(']', at + 1);
            var set = close > at ? ParseClass(source[(at + 1)..close]) : throw Malformed(source);
            at = ParseCount(source, close + 1, out var min, out var max);
            parts.Add(new Part(null, set, min, max));
        }

        if (literal.Length > 0)
        {
            parts.Add(new Part(literal.ToString(), null, 0, 0));
        }

        return parts is [{ Literal.Length: >= 2 }, ..] ? new TokenPattern([.. parts], source) : throw Malformed(source);
    }

    /// <summary>The end of the token that starts at <paramref name="start"/>, or −1.</summary>
    public int Match(ReadOnlySpan<char> text, int start)
    {
        var at = start;
        Part? last = null;
        foreach (var part in parts)
        {
            var rest = text[at..];
            if (part.Literal is { } literal)
            {
                if (!rest.StartsWith(literal, StringComparison.Ordinal))
                {
                    return -1;
                }

                at += literal.Length;
            }
            else
            {
                var most = rest.Length > part.Max ? rest[..part.Max] : rest;
                var length = most.IndexOfAnyExcept(part.Set!);
                length = length < 0 ? most.Length : length;
                if (length < part.Min)
                {
                    return -1;
                }

                at += length;
            }

            last = part;
        }

        // A token that goes on with its own characters is longer than this shape, so it is something else.
        var goesOn =
            at < text.Length
            && (char.IsAsciiLetterOrDigit(text[at]) || (last?.Set is { } set && set.Contains(text[at])));
        return goesOn ? -1 : at;
    }

    /// <summary>How many characters, at least, the token has from its start that <paramref name="accepts"/> takes.</summary>
    public int LeadingLength(Func<char, bool> accepts)
    {
        var length = 0;
        foreach (var part in parts)
        {
            if (part.Literal is { } literal)
            {
                var good = literal.TakeWhile(accepts).Count();
                length += good;
                if (good < literal.Length)
                {
                    return length;
                }
            }
            else
            {
                length += part.Min;
            }
        }

        return length;
    }

    public override string ToString() => Source;

    private static SearchValues<char> ParseClass(string body)
    {
        var set = new HashSet<char>();
        for (var at = 0; at < body.Length; at++)
        {
            if (at + 2 < body.Length && body[at + 1] == '-')
            {
                for (var c = body[at]; c <= body[at + 2]; c++)
                {
                    set.Add(c);
                }

                at += 2;
            }
            else
            {
                set.Add(body[at]);
            }
        }

        return SearchValues.Create([.. set]);
    }

    /// <summary>Reads <c>{n}</c>, <c>{n,}</c> or <c>{n,m}</c>; without one the count is 1. Answers the last index read.</summary>
    private static int ParseCount(string source, int at, out int min, out int max)
    {
        (min, max) = (1, 1);
        if (at >= source.Length || source[at] != '{')
        {
            return at - 1;
        }

        var close = source.IndexOf('}', at);
        var counts = close > at ? source[(at + 1)..close].Split(',') : throw Malformed(source);
        min = int.Parse(counts[0], CultureInfo.InvariantCulture);
        max =
            counts.Length == 1 ? min
            : counts[1].Length == 0 ? 8192
            : int.Parse(counts[1], CultureInfo.InvariantCulture);
        return close;
    }

    private static FormatException Malformed(string source) =>
        new($"The token pattern '{source}' is malformed: at least two literal characters, then [classes]{{counts}}.");

    private sealed record Part(string? Literal, SearchValues<char>? Set, int Min, int Max);
}
