using System.Text;

namespace Guildhall.Onomancer.Secrets;

/// <summary>Credentials after a scheme word: <c>Bearer …</c>, <c>Basic …</c>, <c>token …</c>.</summary>
internal static class AuthorizationHeader
{
    private const int LongestCredential = 4096;

    /// <summary>The credential of a header's value.</summary>
    public static SecretFinding? Credential(string text, ValueText value, bool isBare)
    {
        var span = text.AsSpan(value.Start, value.Length);
        foreach (
            var scheme in (ReadOnlySpan<string>)
                ["Bearer ", "Basic ", "Token token=", "token ", "ApiKey ", "Bot ", "Key "]
        )
        {
            if (span.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
            {
                return After(text, value.Start + scheme.Length, scheme[1] == 'a' && scheme[0] is 'B' or 'b');
            }
        }

        var end = Length(span);
        return
            ValueJudge.IsSecret(NameClass.Strong, span[..end], value.IsQuoted, value.IsFirm && !isBare)
            && (!isBare || end >= 12)
            ? new("authorization-header", SecretSeverity.High, value.Start, value.Start + end)
            : null;
    }

    /// <summary>The credential that starts at <paramref name="at"/>.</summary>
    public static SecretFinding? After(string text, int at, bool isBasic)
    {
        while (at < text.Length && text[at] is ' ' or '"' or '\'' or '`')
        {
            at++;
        }

        var span = text.AsSpan(at);
        var length = Length(span);
        if (length < (isBasic ? 8 : 12) || Placeholders.IsValuePlaceholder(span[..length]))
        {
            return null;
        }

        var credential = span[..length];
        if (isBasic)
        {
            return IsBasic(credential) ? new("basic-auth-header", SecretSeverity.High, at, at + length) : null;
        }

        return ValueJudge.IsSecret(NameClass.Strong, credential, true, true)
            ? new("bearer-token", SecretSeverity.High, at, at + length)
            : null;
    }

    private static bool IsBasic(ReadOnlySpan<char> credential)
    {
        Span<byte> decoded = stackalloc byte[512];
        if (credential.Length > 512 || !Convert.TryFromBase64Chars(credential, decoded, out var written))
        {
            return false;
        }

        var pair = decoded[..written];
        return pair.Contains((byte)':') && Ascii.IsValid(pair) && !pair.ContainsAnyInRange((byte)0, (byte)31);
    }

    private static int Length(ReadOnlySpan<char> span)
    {
        var at = 0;
        while (
            at < span.Length
            && at < LongestCredential
            && (char.IsAsciiLetterOrDigit(span[at]) || span[at] is '-' or '_' or '.' or '~' or '+' or '/' or '=' or '|')
        )
        {
            at++;
        }

        while (at > 0 && span[at - 1] is '.' or ':')
        {
            at--;
        }

        return at;
    }
}
