using System.Security.Cryptography;

namespace Guildhall.Onomancer.Secrets;

/// <summary>Tokens without a literal prefix: told by lengths, alphabets and checks that a pattern cannot say.</summary>
internal static class SpecialTokens
{
    private const string Base58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

    /// <summary>A token that starts where the run starts.</summary>
    public static bool TryMatch(string text, int start, int end, out SecretFinding found)
    {
        var run = text.AsSpan(start, end - start).TrimEnd('.');
        found = run.Length is < 16 or > 200 ? default : Find(text, start, run);
        return found.Kind is not null;
    }

    /// <summary>Tokens that show by a mark in their middle.</summary>
    public static void FindInside(string text, int start, int end, List<SecretFinding> found)
    {
        var run = text.AsSpan(start, end - start);
        for (var at = run.IndexOf("Q~", StringComparison.Ordinal); at >= 0; )
        {
            if (at >= 4 && char.IsAsciiDigit(run[at - 1]))
            {
                var length = TokenLength(run[(at + 2)..], 40);
                if (length is >= 31 and <= 36)
                {
                    found.Add(
                        new("azure-client-secret", SecretSeverity.Critical, start + at - 4, start + at + 2 + length)
                    );
                }
            }

            var next = run[(at + 2)..].IndexOf("Q~", StringComparison.Ordinal);
            at = next < 0 ? -1 : at + 2 + next;
        }

        var atlas = run.IndexOf(".atlasv1.", StringComparison.Ordinal);
        if (atlas >= 14)
        {
            var length = TokenLength(run[(atlas + 9)..], 120);
            if (length >= 40)
            {
                found.Add(
                    new("terraform-token", SecretSeverity.Critical, start + atlas - 14, start + atlas + 9 + length)
                );
            }
        }
    }

    private static SecretFinding Find(string text, int start, ReadOnlySpan<char> run)
    {
        var end = start + run.Length;
        if (IsDiscordBot(run, out var length))
        {
            return new("discord-bot-token", SecretSeverity.Critical, start, start + length);
        }

        if (
            run.Length == 34
            && run.StartsWith("SK")
            && IsLowerHex(run[2..])
            && !Placeholders.IsTokenPlaceholder(run[2..])
        )
        {
            return new("twilio-api-key", SecretSeverity.Critical, start, end);
        }

        if (
            run.Length == 34
            && run.StartsWith("AC")
            && IsLowerHex(run[2..])
            && !Placeholders.IsTokenPlaceholder(run[2..])
        )
        {
            return new("twilio-account-sid", SecretSeverity.Medium, start, end);
        }

        if (
            run.Length is 36 or 37
            && run[32..].StartsWith("-us")
            && IsLowerHex(run[..32])
            && char.IsAsciiDigit(run[^1])
        )
        {
            return new("mailchimp-api-key", SecretSeverity.Critical, start, end);
        }

        if (run.Length is >= 34 and <= 36 && IsTelegram(text, start, run, out var digits))
        {
            return new("telegram-bot-token", SecretSeverity.Critical, start - 1 - digits, end);
        }

        return run.Length is 51 or 52 && run[0] is '5' or 'K' or 'L' && IsWalletImportFormat(run)
            ? new("bitcoin-private-key", SecretSeverity.Critical, start, end)
            : default;
    }

    private static bool IsDiscordBot(ReadOnlySpan<char> run, out int length)
    {
        length = 0;
        if (run[0] is not ('M' or 'N' or 'O'))
        {
            return false;
        }

        var first = run.IndexOf('.');
        var second = first < 23 || first > 28 ? -1 : run[(first + 1)..].IndexOf('.');
        if (second is < 5 or > 7)
        {
            return false;
        }

        var tail = TokenLength(run[(first + second + 2)..], 64);
        length = first + second + 2 + tail;
        var id = run[..first];
        return tail >= 25
            && id.ContainsAnyInRange('a', 'z')
            && id.ContainsAnyInRange('A', 'Z')
            && !Placeholders.IsTokenPlaceholder(run[..length]);
    }

    private static bool IsTelegram(string text, int start, ReadOnlySpan<char> run, out int digits)
    {
        digits = 0;
        if (start < 9 || text[start - 1] != ':' || run.Contains('.'))
        {
            return false;
        }

        while (digits < 12 && start - 2 - digits >= 0 && char.IsAsciiDigit(text[start - 2 - digits]))
        {
            digits++;
        }

        return digits is >= 8 and <= 10
            && run.ContainsAnyInRange('a', 'z')
            && run.ContainsAnyInRange('A', 'Z')
            && !Placeholders.IsTokenPlaceholder(run);
    }

    /// <summary>Base58Check: the last four bytes are the start of the double SHA-256 of the rest.</summary>
    public static bool IsWalletImportFormat(ReadOnlySpan<char> run)
    {
        var number = System.Numerics.BigInteger.Zero;
        foreach (var c in run)
        {
            var digit = Base58.IndexOf(c);
            if (digit < 0)
            {
                return false;
            }

            number = (number * 58) + digit;
        }

        var bytes = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        if (bytes.Length is not (37 or 38) || bytes[0] != 0x80)
        {
            return false;
        }

        var check = SHA256.HashData(SHA256.HashData(bytes.AsSpan(..^4)));
        return check.AsSpan(..4).SequenceEqual(bytes.AsSpan(^4..));
    }

    private static int TokenLength(ReadOnlySpan<char> text, int most)
    {
        var at = 0;
        while (at < text.Length && at < most && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '_' or '-' or '~'))
        {
            at++;
        }

        return at;
    }

    private static bool IsLowerHex(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(Alphabets.LowerHex);
}
