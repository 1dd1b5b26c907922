using System.Buffers;

namespace Guildhall.Onomancer.Secrets;

/// <summary>Tells what only stands for a secret: words, fillers, references to a variable.</summary>
internal static class Placeholders
{
    // Weak words stand in real secrets too: they count only when little else is left.
    private static readonly string[] weakWords =
    [
        "password",
        "passwd",
        "passphrase",
        "secret",
        "token",
        "apikey",
        "value",
        "string",
        "sample",
        "goes",
        "here",
        "some",
        "test",
        "demo",
        "key",
        "api",
        "pass",
        "user",
        "admin",
        "my",
        "the",
        "super",
        "access",
        "client",
        "auth",
        "bearer",
        "session",
        "foo",
        "bar",
        "foobar",
        "put",
        "set",
        "put",
        "from",
        "env",
        "real",
        "not",
        "new",
        "old",
    ];

    private static readonly SearchValues<string> tokenWords = SearchValues.Create(
        [
            "example",
            "placeholder",
            "your",
            "changeme",
            "xxxx",
            "dummy",
            "redacted",
            "replace",
            "insert",
            "notreal",
            "fake",
        ],
        StringComparison.OrdinalIgnoreCase
    );

    private static readonly HashSet<string> whole = new(StringComparer.OrdinalIgnoreCase)
    {
        "true",
        "false",
        "null",
        "none",
        "nil",
        "undefined",
        "yes",
        "no",
        "on",
        "off",
        "test",
        "testing",
        "test123",
        "test1234",
        "testpass",
        "default",
        "admin",
        "root",
        "user",
        "guest",
        "postgres",
        "mysql",
        "redis",
        "foo",
        "bar",
        "baz",
        "abc",
        "abc123",
        "asdf",
        "qwerty",
        "string",
        "text",
        "hidden",
        "masked",
        "empty",
        "blank",
        "required",
        "optional",
        "pass",
        "pwd",
        "password",
        "password1",
        "password123",
        "passw0rd",
        "changeit",
        "secret",
        "secret123",
        "token",
        "number",
        "boolean",
        "bool",
        "int",
        "str",
        "object",
        "any",
        "varchar",
        "bytes",
        "buffer",
        "self",
        "credential",
        "credentials",
        "username",
        "login",
        "hunter",
        "123456",
        "1234567",
        "12345678",
        "123456789",
        "1234567890",
        "enabled",
        "disabled",
        "nullable",
        "unknown",
        "bearer",
        "basic",
        "local",
        "dev",
        "development",
        "production",
        "staging",
        "public",
        "private",
        "session",
        "cookie",
        "header",
        "base64",
        "sha256",
        "bcrypt",
        "argon2",
        "argon2id",
        "hashed",
        "encrypted",
        "rotated",
        "expired",
        "invalid",
        "valid",
        "missing",
        "prompt",
        "test-password",
        "test_password",
        "test-token",
        "test_token",
        "test-secret",
        "test_secret",
        "test-key",
    };

    /// <summary>For a token whose shape already speaks: only fillers and plain stand-in words count, chance cannot make them.</summary>
    public static bool IsTokenPlaceholder(ReadOnlySpan<char> body)
    {
        if (Distinct(body) < Math.Min(6, (body.Length / 4) + 1))
        {
            return true;
        }

        if (body.EndsWith("EXAMPLE") || body.EndsWith("EXAMPLEKEY"))
        {
            return true;
        }

        return body.IndexOfAny(tokenWords) >= 0 && !HasMoreThan(body, tokenWords);
    }

    /// <summary>For a value that only its name makes a secret.</summary>
    public static bool IsValuePlaceholder(ReadOnlySpan<char> value)
    {
        if (value.Length < 48 && whole.GetAlternateLookup<ReadOnlySpan<char>>().Contains(value))
        {
            return true;
        }

        if (IsReference(value) || Distinct(value) < Math.Min(5, (value.Length / 4) + 2))
        {
            return true;
        }

        if (
            value.EndsWith("EXAMPLE")
            || value.EndsWith("EXAMPLEKEY")
            || value.Contains("...", StringComparison.Ordinal)
        )
        {
            return true;
        }

        return value.ContainsAny('…', '•', '●')
            || (value.IndexOfAny(tokenWords) >= 0 && !HasMoreThan(value, tokenWords))
            || IsMadeOfWeakWords(value);
    }

    /// <summary>Variables, templates, calls and paths: where a secret comes from, not what it is.</summary>
    private static bool IsReference(ReadOnlySpan<char> value)
    {
        if (value[0] is '<' or '[' or '(' || value.StartsWith("{{") || value.StartsWith("${") || value.StartsWith("$("))
        {
            return true;
        }

        if (value[0] is '{' && value[^1] is '}')
        {
            return true;
        }

        if (value[0] is '$' or '%' or '@' or ':' or '&' && IsName(value[1..].TrimEnd('%')))
        {
            return true;
        }

        return value.Contains("${", StringComparison.Ordinal)
            || value.Contains("{{", StringComparison.Ordinal)
            || value.StartsWith("process.env", StringComparison.Ordinal)
            || value.StartsWith("os.environ", StringComparison.Ordinal)
            || value.StartsWith("import.meta", StringComparison.Ordinal)
            || value.StartsWith("secrets.", StringComparison.Ordinal)
            || value.StartsWith("env:", StringComparison.OrdinalIgnoreCase)
            || value.StartsWith("env.", StringComparison.OrdinalIgnoreCase)
            || value.StartsWith("file:", StringComparison.Ordinal)
            || value.StartsWith("vault:", StringComparison.Ordinal)
            || value.StartsWith("op://", StringComparison.Ordinal)
            || value.StartsWith("arn:", StringComparison.Ordinal)
            || value.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            || value.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            || value.StartsWith("./")
            || value.StartsWith("~/")
            || (value[0] == '/' && value[1..].Contains('/') && !value.ContainsAny('+', '='));
    }

    private static bool IsName(ReadOnlySpan<char> text) =>
        text.Length > 1 && !char.IsAsciiDigit(text[0]) && !text.ContainsAnyExcept(Alphabets.Name);

    /// <summary>A real secret may contain such a word: whether what is left without them would be one on its own.</summary>
    private static bool HasMoreThan(ReadOnlySpan<char> text, SearchValues<string> known)
    {
        Span<char> left = stackalloc char[Math.Min(text.Length, 256)];
        var kept = 0;
        var rest = text.Length > 256 ? text[..256] : text;
        while (!rest.IsEmpty)
        {
            if (rest[..Math.Min(rest.Length, 12)].IndexOfAny(known) == 0)
            {
                var at = 0;
                while (at < rest.Length && char.IsAsciiLetter(rest[at]))
                {
                    at++;
                }

                rest = rest[Math.Clamp(at, 1, 12)..];
                continue;
            }

            left[kept++] = rest[0];
            rest = rest[1..];
        }

        var remains = left[..kept];
        var digits = 0;
        foreach (var c in remains)
        {
            digits += char.IsAsciiDigit(c) ? 1 : 0;
        }

        return kept >= 14 && digits >= 2 && Distinct(remains) >= 10 && ValueJudge.Entropy(remains) >= 3.2;
    }

    private static bool IsMadeOfWeakWords(ReadOnlySpan<char> value)
    {
        if (value.Length > 64)
        {
            return false;
        }

        var left = 0;
        var removed = false;
        var rest = value;
        while (!rest.IsEmpty)
        {
            var word = 0;
            foreach (var weak in weakWords)
            {
                word =
                    weak.Length > word && rest.StartsWith(weak, StringComparison.OrdinalIgnoreCase)
                        ? weak.Length
                        : word;
            }

            removed |= word > 0;
            left += word == 0 && rest[0] is not ('-' or '_' or '.' or ' ') ? 1 : 0;
            rest = rest[Math.Max(word, 1)..];
        }

        // Three trailing digits are as weak as the word before them; a capital and a sign make it somebody's choice.
        return removed && left < 5 && !(value.ContainsAny(Alphabets.Chosen) && value.ContainsAnyInRange('0', '9'));
    }

    public static int Distinct(ReadOnlySpan<char> text)
    {
        UInt128 seen = 0;
        var other = 0;
        foreach (var c in text[..Math.Min(text.Length, 256)])
        {
            if (c < 128)
            {
                seen |= UInt128.One << c;
            }
            else
            {
                other = 1;
            }
        }

        return (int)UInt128.PopCount(seen) + other;
    }
}
