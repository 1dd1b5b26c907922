using System.Collections.Frozen;

namespace Guildhall.Onomancer.Secrets;

/// <summary>
/// Finds tokens with a shape of their own in runs of token characters. Only every sixteenth character is looked at, because
/// a token's run is at least that long; a run is entered only where a word in it may start.
/// </summary>
internal sealed class TokenRuns
{
    public const int ShortestRun = 16;

    private static readonly bool[] runCharacters = RunCharacters();

    private readonly FrozenDictionary<int, TokenRule[]> byStart;
    private readonly bool[] starts = new bool[128 * 128];

    public TokenRuns(IEnumerable<TokenRule> rules)
    {
        byStart = rules
            .Where(r => !r.IsUrl && !NeedsAnchor(r))
            .GroupBy(r => KeyOf(r.Pattern.Prefix))
            .ToFrozenDictionary(g => g.Key, g => g.ToArray());
        foreach (var rule in byStart.Values.SelectMany(r => r))
        {
            starts[(rule.Pattern.Prefix[0] << 7) | rule.Pattern.Prefix[1]] = true;
        }

        starts[('e' << 7) | 'y'] = true;
    }

    /// <summary>Whether a token of this rule may stand in a run too short to be met here.</summary>
    public static bool NeedsAnchor(TokenRule rule) => rule.Pattern.LeadingLength(IsRun) < ShortestRun;

    public static bool IsRun(char c) => c < 128 && runCharacters[c];

    public void Scan(string text, List<SecretFinding> found)
    {
        var table = runCharacters;
        var floor = 0;
        for (var at = ShortestRun - 1; at < text.Length; )
        {
            var c = text[at];
            if (c >= 128 || !table[c])
            {
                at += ShortestRun;
                continue;
            }

            var start = at;
            while (start > floor && text[start - 1] is var before && before < 128 && table[before])
            {
                start--;
            }

            var end = at + 1;
            while (end < text.Length && text[end] is var after && after < 128 && table[after])
            {
                end++;
            }

            if (end - start >= ShortestRun)
            {
                Visit(text, start, end, found);
            }

            floor = end;
            at = end + ShortestRun;
        }
    }

    private void Visit(string text, int start, int end, List<SecretFinding> found)
    {
        var at = start;
        if (SpecialTokens.TryMatch(text, AfterEscape(text, start), end, out var special))
        {
            found.Add(special);
            at = special.End;
        }

        SpecialTokens.FindInside(text, start, end, found);
        for (; at < end - 2; at++)
        {
            if (at > start && char.IsAsciiLetterOrDigit(text[at - 1]))
            {
                continue;
            }

            at = Token(text, at, start, end, found);
            if (at == start)
            {
                var escaped = AfterEscape(text, start);
                at = escaped > start ? Token(text, escaped, start, end, found) : at;
            }
        }
    }

    /// <summary>Tries the rules at one place; answers the last character dealt with.</summary>
    private int Token(string text, int at, int start, int end, List<SecretFinding> found)
    {
        if (!MayStart(text, at))
        {
            return at;
        }

        if (text[at] == 'e' && JsonWebToken.Match(text, at, end) is var jwt && jwt > 0)
        {
            found.Add(new SecretFinding("jwt", SecretSeverity.High, at, jwt));
            return jwt - 1;
        }

        if (!byStart.TryGetValue(KeyOf(text.AsSpan(at)), out var rules))
        {
            return at;
        }

        foreach (var rule in rules)
        {
            if ((TokenMatch.At(text, at, rule) ?? TokenMatch.Wrapped(text, at, end, rule)) is { } finding)
            {
                found.Add(finding);
                return finding.End - 1;
            }
        }

        return at;
    }

    private bool MayStart(string text, int at) =>
        text[at] < 128 && text[at + 1] < 128 && starts[(text[at] << 7) | text[at + 1]];

    // In a JSON string a token may follow an escaped line break, in a URL an escaped separator: the n of \n is not its own.
    private static int AfterEscape(string text, int start)
    {
        if (start == 0)
        {
            return start;
        }

        return text[start - 1] switch
        {
            '\\' when text[start] is 'n' or 'r' or 't' => start + 1,
            '\\' when text[start] == 'u' => Math.Min(start + 5, text.Length - 1),
            '%' => Math.Min(start + 2, text.Length - 1),
            _ => start,
        };
    }

    private static int KeyOf(ReadOnlySpan<char> text) => (text[0] << 14) | (text[1] << 7) | (text[2] & 127);

    private static bool[] RunCharacters()
    {
        var table = new bool[128];
        foreach (var c in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.~")
        {
            table[c] = true;
        }

        return table;
    }
}
