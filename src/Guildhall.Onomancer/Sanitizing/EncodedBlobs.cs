using System.Buffers;
using System.Text;

namespace Guildhall.Onomancer.Sanitizing;

/// <summary>Runs of base64, hexadecimal, percent or escape sequences that decode to an order.</summary>
internal sealed class EncodedBlobs(string text, Func<string, bool> isOrder)
{
    private const int ShortestRun = 20;
    private const int FewestEscapes = 2;
    private const int LongestEscaped = 2_000;

    private static readonly SearchValues<char> run = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=_-"
    );
    private static readonly SearchValues<char> hexDigits = SearchValues.Create("0123456789abcdefABCDEF");
    private static readonly SearchValues<char> escapes = SearchValues.Create("%\\");

    public void AddTo(List<Edit> edits)
    {
        ReadRuns(edits);
        ReadEscapes(edits);
        ReadBytes(edits);
    }

    private void ReadRuns(List<Edit> edits)
    {
        // Only every twentieth character is looked at until one lies in a run.
        for (var probe = ShortestRun - 1; probe < text.Length; )
        {
            if (!run.Contains(text[probe]))
            {
                probe++;
                var gap = text.AsSpan(probe).IndexOfAny(run);
                probe = gap < 0 ? text.Length : probe + gap + ShortestRun - 1;
                continue;
            }

            var start = probe;
            while (start > 0 && probe - start < ShortestRun && run.Contains(text[start - 1]))
            {
                start--;
            }

            var length = text.AsSpan(start).IndexOfAnyExcept(run);
            var end = length < 0 ? text.Length : start + length;
            if (end - start < ShortestRun)
            {
                probe = end + ShortestRun;
                continue;
            }

            end = Wrapped(end);
            Examine(start, end, edits);
            probe = end + ShortestRun;
        }
    }

    // A blob may be broken into lines.
    private int Wrapped(int end)
    {
        while (true)
        {
            var at = end;
            at += at < text.Length && text[at] == '\r' ? 1 : 0;
            if (at >= text.Length || text[at] != '\n')
            {
                return end;
            }

            at++;
            var length = text.AsSpan(at).IndexOfAnyExcept(run);
            length = length < 0 ? text.Length - at : length;
            var stop = at + length;
            if (
                length == 0
                || !(stop >= text.Length || text[stop] is '\n' or '\r')
                || (length < ShortestRun && text[stop - 1] != '=')
            )
            {
                return end;
            }

            end = stop;
        }
    }

    private void Examine(int start, int end, List<Edit> edits)
    {
        var compact = new StringBuilder(end - start);
        foreach (var c in text.AsSpan(start, end - start))
        {
            if (c is not ('\r' or '\n'))
            {
                compact.Append(
                    c switch
                    {
                        '-' => '+',
                        '_' => '/',
                        _ => c,
                    }
                );
            }
        }

        var blob = compact.ToString().TrimEnd('=');
        if (FromHex(blob) is { } hex && isOrder(hex))
        {
            edits.Add(Neutral.Whole(text, "hex-instruction", start, end));
        }
        else if (FromBase64(blob) is { } plain && isOrder(plain))
        {
            edits.Add(Neutral.Whole(text, "base64-instruction", start, end));
        }
    }

    private static string? FromHex(string blob)
    {
        if (blob.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            blob = blob[2..];
        }

        if (blob.AsSpan(0, Math.Min(32, blob.Length)).ContainsAnyExcept(hexDigits))
        {
            return null;
        }

        var length = blob.AsSpan().IndexOfAnyExcept(hexDigits);
        length = (length < 0 ? blob.Length : length) / 2 * 2;
        return Readable(Convert.FromHexString(blob.AsSpan(0, length)));
    }

    private static string? FromBase64(string blob)
    {
        blob = blob.Replace("=", "", StringComparison.Ordinal);
        var length = blob.Length % 4 == 1 ? blob.Length - 1 : blob.Length;
        var head = Math.Min(64, length) / 4 * 4;
        Span<byte> first = stackalloc byte[48];
        if (!Convert.TryFromBase64Chars(blob.AsSpan(0, head), first, out var written) || !IsReadable(first[..written]))
        {
            return null;
        }

        var padded = blob[..length].PadRight((length + 3) / 4 * 4, '=');
        var bytes = new byte[padded.Length];
        return Convert.TryFromBase64String(padded, bytes, out written) ? Readable(bytes.AsSpan(0, written)) : null;
    }

    private static string? Readable(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 6)
        {
            return null;
        }

        if (bytes.Length > 12 && bytes[1] == 0 && bytes[3] == 0 && bytes[5] == 0)
        {
            return Encoding.Unicode.GetString(bytes);
        }

        return IsReadable(bytes[..Math.Min(48, bytes.Length)]) ? Encoding.UTF8.GetString(bytes) : null;
    }

    private static bool IsReadable(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > 12 && bytes[1] == 0 && bytes[3] == 0)
        {
            return true;
        }

        var odd = 0;
        foreach (var b in bytes)
        {
            odd += b < 32 && b is not (9 or 10 or 13) || b == 127 ? 1 : 0;
        }

        return odd * 10 <= bytes.Length;
    }

    // %69%67, \x69\x67, \u0069\u0067, mixed with plain letters.
    private void ReadEscapes(List<Edit> edits)
    {
        var span = text.AsSpan();
        for (var at = span.IndexOfAny(escapes); at >= 0 && at < text.Length; )
        {
            var (end, decoded, count) = Unescape(at);
            if (count >= FewestEscapes)
            {
                var start = at;
                var least = Math.Max(0, at - 200);
                while (start > least && IsUnreserved(text[start - 1]))
                {
                    start--;
                }

                var full = text[start..at] + decoded;
                if (isOrder(full))
                {
                    edits.Add(Neutral.Whole(text, "escaped-instruction", start, end));
                }
            }

            end = Math.Max(end, at + 1);
            var next = end >= text.Length ? -1 : span[end..].IndexOfAny(escapes);
            at = next < 0 ? -1 : end + next;
        }
    }

    private (int End, string Decoded, int Count) Unescape(int start)
    {
        var bytes = new List<byte>();
        var built = new StringBuilder();
        var count = 0;
        var at = start;
        while (at < text.Length)
        {
            var size = EscapeAt(at, out var code);
            if (size > 0)
            {
                count++;
                at += size;
                if (size == 6)
                {
                    Flush();
                    built.Append((char)code);
                }
                else
                {
                    bytes.Add((byte)code);
                }
            }
            else if (IsUnreserved(text[at]) || (text[at] == ' ' && at - start < LongestEscaped))
            {
                Flush();
                built.Append(text[at] == '+' ? ' ' : text[at]);
                at++;
            }
            else
            {
                break;
            }
        }

        Flush();
        return (at, built.ToString(), count);

        void Flush()
        {
            built.Append(Encoding.UTF8.GetString([.. bytes]));
            bytes.Clear();
        }
    }

    private int EscapeAt(int at, out int code)
    {
        code = 0;
        var rest = text.AsSpan(at, Math.Min(6, text.Length - at));
        var (skip, digits) =
            rest[0] == '%' ? (1, 2)
            : rest.StartsWith("\\x", StringComparison.OrdinalIgnoreCase) ? (2, 2)
            : rest.StartsWith("\\u", StringComparison.OrdinalIgnoreCase) ? (2, 4)
            : (0, 0);
        return
            digits > 0
            && rest.Length >= skip + digits
            && int.TryParse(
                rest.Slice(skip, digits),
                System.Globalization.NumberStyles.AllowHexSpecifier,
                null,
                out code
            )
            ? skip + digits
            : 0;
    }

    private static bool IsUnreserved(char c) =>
        char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '~' or '+' or ',' or '!' or '\'' or '*';

    // Bytes apart: "69 67 6e", "0x69, 0x67", "01101001 01100111", "105 103 110".
    private void ReadBytes(List<Edit> edits) => new SpelledBytes(text, isOrder).AddTo(edits);
}
