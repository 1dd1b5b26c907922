namespace Guildhall.Onomancer.Secrets;

/// <summary>One pass for every literal that may announce a secret; each hit goes to the rule it belongs to.</summary>
internal sealed class Anchors
{
    private static readonly string[] words =
    [
        "pass",
        "pwd",
        "secret",
        "token",
        "key",
        "auth",
        "cred",
        "bearer",
        "cookie",
        "session",
        "sessid",
        "sig=",
        "://",
        "-----begin",
        "---- begin",
        "putty-user",
        "curl ",
        "mysql ",
        "redis-cli ",
        "kennwort",
        "contrase",
        "senha",
        "priv",
        "sid=",
        "basic ",
        "wallet(",
    ];

    private readonly LiteralIndex literals;
    private readonly TokenRule[] anchored;
    private readonly Assignments assignments;
    private readonly CredentialUrls urls;
    private readonly TableColumns columns;

    public Anchors(SecretRules rules)
    {
        anchored = [.. rules.Tokens.Where(t => !t.IsUrl && TokenRuns.NeedsAnchor(t))];
        literals = new LiteralIndex(words.Concat(anchored.Select(a => a.Pattern.Prefix)));
        assignments = new Assignments(rules);
        urls = new CredentialUrls(rules);
        columns = new TableColumns(assignments);
    }

    public void Scan(string text, List<SecretFinding> found)
    {
        var at = 0;
        var names = new KnownNames();
        while (at < text.Length)
        {
            var hit = literals.Next(text, at);
            if (hit < 0)
            {
                return;
            }

            at = Math.Max(hit + 1, Visit(text, hit, at, names, found));
        }
    }

    private int Visit(string text, int hit, int floor, KnownNames names, List<SecretFinding> found)
    {
        if (Token(text, hit) is { } token)
        {
            found.Add(token);
            return token.End;
        }

        SecretFinding? finding = null;
        switch (text[hit] | 0x20)
        {
            case ':' when text[hit] == ':':
                finding = urls.At(text, hit);
                break;
            case '-' when text[hit] == '-':
                return Add(KeyBlocks.AtDashes(text, hit), found) ?? AfterDashes(text, hit);
            case 'p' when text.AsSpan(hit).StartsWith("PuTTY-User"):
                return Add(KeyBlocks.AtPutty(text, hit), found) ?? hit + 10;
            case 'c' when IsWord(text, hit, "curl "):
            case 'm' when IsWord(text, hit, "mysql "):
            case 'r' when IsWord(text, hit, "redis-cli "):
                CommandLines.Scan(text, hit, found);
                return hit + 4;
            case 'b' when IsWord(text, hit, "bearer"):
                finding =
                    hit + 7 < text.Length && text[hit + 6] is ' ' or ':'
                        ? AuthorizationHeader.After(text, hit + 7, false)
                        : null;
                break;
            case 'b' when IsWord(text, hit, "basic "):
                finding = AuthorizationHeader.After(text, hit + 6, true);
                break;
            case 's' when IsWord(text, hit, "sig=") && hit > 0 && text[hit - 1] is '?' or '&' or ';':
                finding = Signature(text, hit + 4);
                break;
            case 'w' when IsWord(text, hit, "wallet("):
                finding = WalletKey(text, hit + 7);
                break;
            default:
                columns.At(text, hit, found);
                return assignments.At(text, hit, floor, names, found);
        }

        return Add(finding, found)
            ?? (text[hit] is 'b' or 'B' ? assignments.At(text, hit, floor, names, found) : hit + 3);
    }

    private static int? Add(SecretFinding? finding, List<SecretFinding> found)
    {
        if (finding is { } some)
        {
            found.Add(some);
            return some.End;
        }

        return null;
    }

    private SecretFinding? Token(string text, int hit)
    {
        if (hit > 0 && char.IsAsciiLetterOrDigit(text[hit - 1]) && !(hit > 1 && text[hit - 2] == '\\'))
        {
            return null;
        }

        foreach (var rule in anchored)
        {
            if (text[hit] == rule.Pattern.Prefix[0] && TokenMatch.At(text, hit, rule) is { } finding)
            {
                return finding;
            }
        }

        return null;
    }

    private static int AfterDashes(string text, int hit)
    {
        var dashes = text.AsSpan(hit).IndexOfAnyExcept('-');
        return dashes < 0 ? text.Length : hit + dashes;
    }

    private static SecretFinding? Signature(string text, int from)
    {
        var length = text.AsSpan(from, Math.Min(120, text.Length - from)).IndexOfAnyExcept(Alphabets.Signature);
        length = length < 0 ? Math.Min(120, text.Length - from) : length;
        return length >= 40 && ValueJudge.Entropy(text.AsSpan(from, length)) >= 3.5
            ? new("azure-sas-signature", SecretSeverity.Critical, from, from + length)
            : null;
    }

    private static SecretFinding? WalletKey(string text, int from)
    {
        var at = from < text.Length && text[from] is '"' or '\'' or '`' ? from + 1 : from;
        var rest = text.AsSpan(at, Math.Min(66, text.Length - at));
        return rest.Length == 66 && rest.StartsWith("0x") && ValueJudge.IsHexKey(rest)
            ? new("ethereum-private-key", SecretSeverity.Critical, at, at + 66)
            : null;
    }

    private static bool IsWord(string text, int at, string word) =>
        text.AsSpan(at).StartsWith(word, StringComparison.OrdinalIgnoreCase)
        && (at == 0 || !char.IsAsciiLetterOrDigit(text[at - 1]));
}
