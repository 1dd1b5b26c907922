namespace Guildhall.Onomancer.Secrets;

/// <summary>URLs that carry a password, where the span is the password alone, and URLs that are a secret as a whole.</summary>
internal sealed class CredentialUrls(SecretRules rules)
{
    private const int LongestScheme = 24;
    private const int LongestAuthority = 512;

    private readonly TokenRule[] urls = [.. rules.Tokens.Where(t => t.IsUrl)];

    /// <summary>The secret of the URL whose <c>://</c> is at <paramref name="at"/>.</summary>
    public SecretFinding? At(string text, int at)
    {
        var start = at;
        while (start > 0 && at - start < LongestScheme && IsScheme(text[start - 1]))
        {
            start--;
        }

        // In a JSON string the n before the scheme belongs to an escaped line break.
        start += start > 0 && text[start - 1] == '\\' && text[start] is 'n' or 'r' or 't' ? 1 : 0;
        if (start >= at)
        {
            return null;
        }

        var authority = Authority(text, at + 3);
        return Password(text, start, at, authority) ?? Whole(text, start, at + 3, authority);
    }

    private SecretFinding? Whole(string text, int start, int from, int authority)
    {
        foreach (var rule in urls)
        {
            var prefix = rule.Pattern.Prefix.AsSpan();
            var host = prefix[..(prefix.IndexOf('/') is var slash and > 0 ? slash : prefix.Length)];
            if (
                authority - from < host.Length
                || !text.AsSpan(authority - host.Length, host.Length).SequenceEqual(host)
            )
            {
                continue;
            }

            if (TokenMatch.At(text, authority - host.Length, rule) is { } match)
            {
                return match with { Start = start };
            }
        }

        return null;
    }

    private SecretFinding? Password(string text, int start, int at, int authority)
    {
        var from = at + 3;
        var scheme = text.AsSpan(start, at - start);
        var colon = scheme.LastIndexOf(':');
        var name = (colon >= 0 ? scheme[(colon + 1)..] : scheme).ToString();
        var isKnown = rules.Schemes.TryGetValue(name, out var kind);
        var rest = text.AsSpan(from, authority - from);
        var sign = rest.LastIndexOf('@');
        if (sign < 0 && isKnown)
        {
            // A password may hold an unescaped slash; but a colon with digits and a slash is a port and a path.
            rest = text.AsSpan(from, Word(text, from) - from);
            sign = rest.LastIndexOf('@');
            var port = rest[(rest.IndexOf(':') + 1)..];
            var digits = port.IndexOfAnyExceptInRange('0', '9');
            sign = digits > 0 && port[digits] is '/' or '?' ? -1 : sign;
        }

        var separator = sign < 0 ? -1 : rest[..sign].IndexOf(':');
        if (separator < 0)
        {
            return null;
        }

        var password = rest[(separator + 1)..sign];
        var user = rest[..separator];
        if (password.Length < 3 || password.SequenceEqual(user) || IsStandIn(password))
        {
            return null;
        }

        var severity = isKnown ? SecretSeverity.Critical : SecretSeverity.High;
        var begin = from + separator + 1;
        return new SecretFinding(kind ?? "basic-auth-url", severity, begin, begin + password.Length);
    }

    private static bool IsStandIn(ReadOnlySpan<char> password) =>
        password is "x-oauth-basic" or "PORT" or "port"
        || Placeholders.IsValuePlaceholder(password)
        || (
            !password.ContainsAnyInRange('0', '9')
            && password.Length > 2
            && !password.ContainsAnyExceptInRange('A', 'Z')
            && password.Length <= 10
        );

    private static int Authority(string text, int from)
    {
        var at = from;
        while (
            at < text.Length && at - from < LongestAuthority && !IsEnd(text[at]) && text[at] is not ('/' or '?' or '#')
        )
        {
            at++;
        }

        return at;
    }

    private static int Word(string text, int from)
    {
        var at = from;
        while (at < text.Length && at - from < LongestAuthority && !IsEnd(text[at]))
        {
            at++;
        }

        return at;
    }

    private static bool IsEnd(char c) => c <= ' ' || c is '"' or '\'' or '`' or '<' or '>' or '|' or '\\' or '\u00a0';

    private static bool IsScheme(char c) => char.IsAsciiLetterOrDigit(c) || c is '+' or '-' or '.' or ':';
}
