using System.Text;

namespace Guildhall.Aegis.AutoMod.Rules;

/// <summary>Which texts a regular expression cannot match without. Cautious: where in doubt, none.</summary>
internal static class RegexLiterals
{
    private const int Shortest = 3;

    /// <summary>One of these stands in every match; empty where nothing is known.</summary>
    public static IReadOnlyList<string> Of(string pattern)
    {
        if (pattern.Contains("(?", StringComparison.Ordinal) && !HasOnlyPlainGroups(pattern))
        {
            return [];
        }

        var at = 0;
        var found = Alternatives(pattern, ref at, 0);
        return found is { Count: > 0 and <= 32 } && at >= pattern.Length ? found : [];
    }

    private static bool HasOnlyPlainGroups(string pattern)
    {
        for (
            var i = pattern.IndexOf("(?", StringComparison.Ordinal);
            i >= 0;
            i = pattern.IndexOf("(?", i + 1, StringComparison.Ordinal)
        )
        {
            if (i + 2 >= pattern.Length || pattern[i + 2] != ':')
            {
                return false;
            }
        }

        return true;
    }

    private static List<string>? Alternatives(string pattern, ref int at, int depth)
    {
        var all = new List<string>();
        var isKnown = true;
        while (true)
        {
            var one = Sequence(pattern, ref at, depth);
            isKnown &= one is not null;
            all.AddRange(one ?? []);
            if (at >= pattern.Length || pattern[at] != '|')
            {
                return isKnown ? all : null;
            }

            at++;
        }
    }

    private static List<string>? Sequence(string pattern, ref int at, int depth)
    {
        List<string>? best = null;
        var run = new StringBuilder();
        while (at < pattern.Length && pattern[at] is not ('|' or ')'))
        {
            var c = pattern[at];
            if (c == '(')
            {
                Offer(run, ref best);
                var inner = Group(pattern, ref at, depth);
                if (IsOptional(pattern, ref at) is false && inner is not null)
                {
                    best = Better(best, inner);
                }

                continue;
            }

            var letter = Single(pattern, ref at);
            var start = at;
            var isOptional = IsOptional(pattern, ref at);
            if (letter is null || isOptional is true)
            {
                Offer(run, ref best);
                continue;
            }

            run.Append(letter);
            if (at != start)
            {
                Offer(run, ref best);
            }
        }

        Offer(run, ref best);
        return best;
    }

    private static List<string>? Group(string pattern, ref int at, int depth)
    {
        at += pattern.AsSpan(at).StartsWith("(?:", StringComparison.Ordinal) ? 3 : 1;
        var inner = depth < 20 ? Alternatives(pattern, ref at, depth + 1) : null;
        if (depth >= 20)
        {
            at = pattern.Length + 1;
        }

        at++;
        return inner;
    }

    /// <summary>The character that stands for itself; null for a class, an anchor and the like.</summary>
    private static char? Single(string pattern, ref int at)
    {
        var c = pattern[at++];
        switch (c)
        {
            case '\\' when at < pattern.Length:
                c = pattern[at++];
                if (c is 'x' or 'u' or 'c' or 'p' or 'P' or 'k')
                {
                    // What follows belongs to the escape; skipping it as letters would invent some.
                    at = pattern.Length + 1;
                }

                return char.IsAsciiLetterOrDigit(c) ? null : c;
            case '[':
                at = ClassEnd(pattern, at);
                return null;
            case '.' or '^' or '$' or '*' or '+' or '?' or '{' or '}' or ']':
                return null;
            default:
                return c <= ' ' || !char.IsAscii(c) ? null : c;
        }
    }

    private static int ClassEnd(string pattern, int at)
    {
        at += at < pattern.Length && pattern[at] == '^' ? 1 : 0;
        at += at < pattern.Length && pattern[at] == ']' ? 1 : 0;
        while (at < pattern.Length && pattern[at] != ']')
        {
            at += pattern[at] == '\\' ? 2 : 1;
        }

        return at + 1;
    }

    /// <summary>Steps over a quantifier; true where it allows none.</summary>
    private static bool IsOptional(string pattern, ref int at)
    {
        if (at >= pattern.Length)
        {
            return false;
        }

        var c = pattern[at];
        var isOptional = c is '?' or '*';
        if (c is '?' or '*' or '+')
        {
            at++;
        }
        else if (c == '{' && at + 1 < pattern.Length && char.IsAsciiDigit(pattern[at + 1]))
        {
            isOptional = pattern[at + 1] == '0';
            at = pattern.IndexOf('}', at) is var end and > 0 ? end + 1 : pattern.Length + 1;
        }
        else
        {
            return false;
        }

        at += at < pattern.Length && pattern[at] is ('?' or '+') ? 1 : 0;
        return isOptional;
    }

    private static void Offer(StringBuilder run, ref List<string>? best)
    {
        if (run.Length >= Shortest)
        {
            best = Better(best, [run.ToString()]);
        }

        run.Clear();
    }

    private static List<string> Better(List<string>? one, List<string> other) =>
        one is null || other.Min(t => t.Length) > one.Min(t => t.Length) ? other : one;
}
