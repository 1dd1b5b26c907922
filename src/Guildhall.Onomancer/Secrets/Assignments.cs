namespace Guildhall.Onomancer.Secrets;

/// <summary>
/// Values that only their name gives away: settings, JSON, YAML, code, flags, headers, table rows, sentences.
/// Each name is looked at once, and a value is as long as its line at most.
/// </summary>
internal sealed class Assignments(SecretRules rules)
{
    private const int LongestName = 64;
    private const int LongestRejected = 256;

    /// <summary>Looks at the name around <paramref name="hit"/>. Answers where to go on.</summary>
    public int At(string text, int hit, int floor, KnownNames names, List<SecretFinding> found)
    {
        var start = hit;
        while (start > floor && hit - start < LongestName && IsName(text[start - 1]))
        {
            start--;
        }

        var end = hit + 1;
        while (end < text.Length && IsName(text[end]))
        {
            end++;
        }

        if (end - start > 2 * LongestName)
        {
            return end;
        }

        if (!Separators.MayFollow(text, end))
        {
            return end;
        }

        Span<char> folded = stackalloc char[SecretName.Longest + 1];
        var length = SecretName.Fold(text.AsSpan(start, end - start), folded);
        var name = names.Classify(folded[..length]);
        var before = WordsBefore(text, start);
        if (name is NameClass.None or NameClass.Key && length < 24 && before.Length > 0)
        {
            length = Prepend(folded, length, before);
            name = names.Classify(folded[..length]);
        }

        if (name == NameClass.None)
        {
            return end;
        }

        if (ValueText.After(text, start, end, name) is not { } value)
        {
            return end;
        }

        // A key block under a name is the block's own finding.
        if (text.AsSpan(value.Start, Math.Min(value.Length, 64)).Contains("-----", StringComparison.Ordinal))
        {
            return end;
        }

        if (Judge(text, value, name, folded[..length]) is { } finding)
        {
            found.Add(finding);
            return Math.Max(end, finding.End);
        }

        // A long value holds no further names worth a look of their own: this keeps "password=password=…" linear.
        return value.Length > LongestRejected && name != NameClass.Authorization ? value.Start + value.Length : end;
    }

    /// <summary>A value under a heading of a table.</summary>
    public SecretFinding? InColumn(string text, int from, int to, NameClass name, ReadOnlySpan<char> folded)
    {
        var value = ValueText.Trimmed(text, from, to);
        return value.Length < 6 ? null : Judge(text, value, name, folded);
    }

    private SecretFinding? Judge(string text, ValueText value, NameClass name, ReadOnlySpan<char> folded)
    {
        var span = text.AsSpan(value.Start, value.Length);
        if (span.IsEmpty)
        {
            return null;
        }

        if (name == NameClass.Authorization)
        {
            return AuthorizationHeader.Credential(text, value, folded is "auth");
        }

        var at = value.Start;
        if (
            span.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
            || span.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase)
        )
        {
            return AuthorizationHeader.Credential(text, value, false);
        }

        if (!ValueJudge.IsSecret(name, span, value.IsQuoted, value.IsFirm))
        {
            return null;
        }

        if (name is not (NameClass.Session or NameClass.Key) && rules.Named(folded, span.Length) is { } rule)
        {
            return new(rule.Kind, rule.Severity, at, at + span.Length);
        }

        var isHexKey = ValueJudge.IsHexKey(span);
        var (kind, severity) = name switch
        {
            NameClass.PrivateKey when isHexKey => ("ethereum-private-key", SecretSeverity.Critical),
            NameClass.PrivateKey => ("private-key-value", SecretSeverity.Critical),
            NameClass.Password when value.IsConnection => ("connection-string-password", SecretSeverity.Critical),
            NameClass.Password => ("password", SecretSeverity.High),
            NameClass.Session => ("session-cookie", SecretSeverity.High),
            _ when isHexKey && span.StartsWith("0x") => ("ethereum-private-key", SecretSeverity.Critical),
            _ when folded.Contains("token", StringComparison.Ordinal) => ("token", SecretSeverity.High),
            _ when folded.Contains("secret", StringComparison.Ordinal) => ("secret", SecretSeverity.High),
            _ => ("api-key", SecretSeverity.High),
        };
        return new(kind, severity, at, at + span.Length);
    }

    // "API key:", "client secret is": the words before belong to the name.
    private static ReadOnlySpan<char> WordsBefore(string text, int start)
    {
        var from = start;
        for (var word = 0; word < 2; word++)
        {
            var at = from;
            if (at == 0 || text[at - 1] != ' ')
            {
                break;
            }

            at--;
            var stop = at;
            while (at > 0 && stop - at < 16 && char.IsAsciiLetterOrDigit(text[at - 1]))
            {
                at--;
            }

            if (at == stop)
            {
                break;
            }

            from = at;
        }

        return text.AsSpan(from, start - from);
    }

    private static int Prepend(Span<char> folded, int length, ReadOnlySpan<char> before)
    {
        Span<char> words = stackalloc char[48];
        var added = SecretName.Fold(before, words);
        folded[..length].CopyTo(folded[added..]);
        words[..added].CopyTo(folded);
        return length + added;
    }

    private static bool IsName(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.';
}
