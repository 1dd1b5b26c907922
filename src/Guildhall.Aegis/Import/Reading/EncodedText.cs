using System.Text;

namespace Guildhall.Aegis.Import.Reading;

/// <summary>Finds out how a file's text is written: by its mark, by the zeros of UTF-16, else UTF-8; and Latin-1 where
/// that is impossible.</summary>
internal static class EncodedText
{
    private const int Looked = 4096;

    private static readonly Encoding strict = new UTF8Encoding(false, throwOnInvalidBytes: true);

    /// <summary>The same bytes as UTF-8 without a mark, read as they come; and what they are, where they are no text.</summary>
    public static async Task<(Stream Utf8, string Name, string? Foreign)> OpenAsync(
        Stream file,
        CancellationToken cancellation
    )
    {
        var head = new byte[Looked];
        var length = await file.ReadAtLeastAsync(head, Looked, throwOnEndOfStream: false, cancellation);
        var foreign = ForeignFile.ByMark(head.AsSpan(0, length));
        var (encoding, mark) = Find(head.AsSpan(0, length));
        var whole = new PrefixedStream(head.AsMemory(mark, length - mark), file);
        return encoding is UTF8Encoding
            ? (whole, "UTF-8", foreign)
            : (
                Encoding.CreateTranscodingStream(whole, encoding, new UTF8Encoding(false)),
                encoding.WebName.ToUpperInvariant(),
                foreign
            );
    }

    private static (Encoding Encoding, int Mark) Find(ReadOnlySpan<byte> head) =>
        head switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (strict, 3),
            [0xFF, 0xFE, 0, 0, ..] => (new UTF32Encoding(false, false), 4),
            [0, 0, 0xFE, 0xFF, ..] => (new UTF32Encoding(true, false), 4),
            [0xFF, 0xFE, ..] => (new UnicodeEncoding(false, false), 2),
            [0xFE, 0xFF, ..] => (new UnicodeEncoding(true, false), 2),
            _ when ZerosAt(head, 1) => (new UnicodeEncoding(false, false), 0),
            _ when ZerosAt(head, 0) => (new UnicodeEncoding(true, false), 0),
            _ when IsUtf8(head) => (strict, 0),
            _ => (Encoding.Latin1, 0),
        };

    // Text of these files is mostly ASCII: every other byte of UTF-16 is zero.
    private static bool ZerosAt(ReadOnlySpan<byte> head, int first)
    {
        var (zeros, pairs) = (0, head.Length / 2);
        for (var i = 0; i < pairs; i++)
        {
            zeros += head[2 * i + first] == 0 && head[2 * i + 1 - first] != 0 ? 1 : 0;
        }

        return pairs > 0 && zeros * 3 > pairs * 2;
    }

    private static bool IsUtf8(ReadOnlySpan<byte> head)
    {
        // The last character may be cut.
        for (var cut = 0; cut < Math.Min(4, head.Length + 1); cut++)
        {
            if (System.Text.Unicode.Utf8.IsValid(head[..^cut]))
            {
                return true;
            }
        }

        return false;
    }
}
