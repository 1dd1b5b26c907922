using System.Buffers.Text;
using System.Text.Json;

namespace Guildhall.Onomancer.Secrets;

/// <summary>Signed and encrypted JWTs (RFC 7519), told from other dotted text by their header, which must decode to JSON with an algorithm.</summary>
internal static class JsonWebToken
{
    private const int LongestHeader = 1024;

    /// <summary>The end of the token, or −1. The run up to <paramref name="end"/> holds it whole.</summary>
    public static int Match(string text, int at, int end)
    {
        var run = text.AsSpan(at, end - at);
        if (!run.StartsWith("eyJ", StringComparison.Ordinal))
        {
            return -1;
        }

        var header = Segment(run, 0, LongestHeader);
        if (header < 10 || header >= run.Length || run[header] != '.' || !IsHeader(run[..header]))
        {
            return -1;
        }

        var length = header;
        var parts = 1;
        while (parts < 5 && length + 1 < run.Length && run[length] == '.')
        {
            var next = Segment(run, length + 1, int.MaxValue);

            // An encrypted token with a direct key has an empty second part.
            if (next == length + 1 && !(parts == 1 && next < run.Length && run[next] == '.'))
            {
                break;
            }

            parts++;
            length = next;
        }

        return parts >= 3 || (parts == 2 && length - header > 12) ? at + length : -1;
    }

    private static int Segment(ReadOnlySpan<char> run, int from, int most)
    {
        var at = from;
        while (at < run.Length && at - from < most && (char.IsAsciiLetterOrDigit(run[at]) || run[at] is '_' or '-'))
        {
            at++;
        }

        return at;
    }

    private static bool IsHeader(ReadOnlySpan<char> encoded)
    {
        Span<byte> decoded = stackalloc byte[LongestHeader];
        if (Base64Url.DecodeFromChars(encoded, decoded, out _, out var written) != System.Buffers.OperationStatus.Done)
        {
            return false;
        }

        try
        {
            var reader = new Utf8JsonReader(decoded[..written]);
            while (reader.Read())
            {
                if (
                    reader.TokenType == JsonTokenType.PropertyName
                    && (
                        reader.ValueTextEquals("alg"u8)
                        || reader.ValueTextEquals("enc"u8)
                        || reader.ValueTextEquals("typ"u8)
                    )
                )
                {
                    return true;
                }
            }
        }
        catch (JsonException)
        {
            // Not a header: the text only looked like one.
        }

        return false;
    }
}
