namespace Guildhall.Onomancer.Secrets;

/// <summary>Private keys in armour: PEM, OpenSSH, PGP, SSH2 and PuTTY, whole from header to footer, also with escaped line breaks.</summary>
internal static class KeyBlocks
{
    private const int LongestLabel = 64;
    private const int LongestBody = 64 * 1024;
    private const int ShortestKey = 16;

    /// <summary>The block whose dashes start at <paramref name="at"/>, if it is a private key with a body.</summary>
    public static SecretFinding? AtDashes(string text, int at)
    {
        var rest = text.AsSpan(at);
        var dashes = rest.IndexOfAnyExcept('-');
        var header = rest[dashes..];
        if (!header.StartsWith("BEGIN ") && !header.StartsWith(" BEGIN "))
        {
            return null;
        }

        var label = header[..Math.Min(header.Length, LongestLabel)];
        var labelEnd = label.IndexOf('-');
        if (labelEnd < 8 || !label[..labelEnd].Contains("PRIVATE KEY", StringComparison.Ordinal))
        {
            return null;
        }

        var body = dashes + labelEnd;
        body += rest[body..].IndexOfAnyExcept('-') is var more and >= 0 ? more : rest.Length - body;
        var end = End(rest, body, out var isClosed);
        var kind = label[..labelEnd].Contains("PGP", StringComparison.Ordinal) ? "pgp-private-key" : "private-key";
        return IsKey(rest[body..end], isClosed) ? new(kind, SecretSeverity.Critical, at, at + end) : null;
    }

    /// <summary>A PuTTY key file, from its first line to the end of its MAC or private lines.</summary>
    public static SecretFinding? AtPutty(string text, int at)
    {
        var rest = text.AsSpan(at, Math.Min(text.Length - at, LongestBody));
        var lines = rest.IndexOf("Private-Lines:", StringComparison.Ordinal);
        if (lines < 0 || !rest.StartsWith("PuTTY-User-Key-File-"))
        {
            return null;
        }

        var mac = rest[lines..].IndexOf("Private-MAC:", StringComparison.Ordinal);
        var end = mac >= 0 ? lines + mac : lines;
        var lineEnd = rest[end..].IndexOf('\n');
        end = mac >= 0 ? (lineEnd < 0 ? rest.Length : end + lineEnd) : end + 14 + BodyLength(rest[(end + 14)..]);
        return new("putty-private-key", SecretSeverity.Critical, at, at + rest[..end].TrimEnd().Length);
    }

    // The next dashes decide: a footer closes the block; anything else, or nothing, means that the block was cut.
    private static int End(ReadOnlySpan<char> rest, int body, out bool isClosed)
    {
        var window = rest[body..Math.Min(rest.Length, body + LongestBody)];
        var next = window.IndexOf("----", StringComparison.Ordinal);
        isClosed = false;
        if (next >= 0)
        {
            var footer = window[next..];
            var word = footer[(footer.IndexOfAnyExcept('-') is var dashes and >= 0 ? dashes : footer.Length)..];
            if (word.StartsWith("END ") || word.StartsWith(" END "))
            {
                var line = word[..Math.Min(word.Length, LongestLabel)];
                var close = line.IndexOf("----", StringComparison.Ordinal);
                if (close >= 0)
                {
                    isClosed = true;
                    var after = word[close..];
                    var over = after.IndexOfAnyExcept('-') is var count and >= 0 ? count : after.Length;
                    return body + next + (footer.Length - word.Length) + close + over;
                }
            }
        }

        return body + BodyLength(next >= 0 ? window[..next] : window);
    }

    /// <summary>How far lines of Base64, headers and escapes go on.</summary>
    private static int BodyLength(ReadOnlySpan<char> text)
    {
        var length = 0;
        var at = 0;
        while (at < text.Length)
        {
            var lineEnd = text[at..].IndexOf('\n');
            var line = lineEnd < 0 ? text[at..] : text.Slice(at, lineEnd);
            if (!IsBodyLine(line))
            {
                break;
            }

            at += line.Length;
            length = line.Trim().Length > 0 ? at : length;
            at++;
        }

        return length;
    }

    private static bool IsBodyLine(ReadOnlySpan<char> line)
    {
        var content = line.Trim(" \t\r>#*\"',+|");
        if (content.Length == 0)
        {
            return true;
        }

        if (
            content.StartsWith("Proc-Type:")
            || content.StartsWith("DEK-Info:")
            || content.StartsWith("Version:")
            || content.StartsWith("Comment:")
        )
        {
            return true;
        }

        return !content.ContainsAnyExcept(Alphabets.Base64Line) && (content.Length >= 12 || content.EndsWith("="));
    }

    // "…" and "<key>" between header and footer show the form only.
    private static bool IsKey(ReadOnlySpan<char> body, bool isClosed)
    {
        var letters = 0;
        foreach (var c in body)
        {
            letters += char.IsAsciiLetterOrDigit(c) || c is '+' or '/' ? 1 : 0;
        }

        if (letters < (isClosed ? ShortestKey : ShortestKey * 2) || Placeholders.Distinct(body) < 10)
        {
            return false;
        }

        var isElided = body.Contains("...", StringComparison.Ordinal) || body.ContainsAny('…', '<', '{');
        return letters >= ShortestKey * 4
            || !(isElided || body.Contains("your", StringComparison.OrdinalIgnoreCase) || body.Count(' ') > 4);
    }
}
