namespace Guildhall.Aegis.Import.Reading;

/// <summary>What a file is that is no text, by its first bytes. Pure.</summary>
internal static class ForeignFile
{
    private static readonly (byte[] Mark, string Name)[] marks =
    [
        (
            [0x50, 0x4B, 0x03, 0x04],
            "a ZIP archive or a document packed like one (xlsx, ods, docx); unpack it, or save its table as CSV"
        ),
        ([0x50, 0x4B, 0x05, 0x06], "an empty ZIP archive"),
        ([0x1F, 0x8B], "packed with gzip; unpack it"),
        ([0x42, 0x5A, 0x68], "packed with bzip2; unpack it"),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], "packed with xz; unpack it"),
        ([0x28, 0xB5, 0x2F, 0xFD], "packed with zstd; unpack it"),
        ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "a 7z archive; unpack it"),
        ([0x52, 0x61, 0x72, 0x21, 0x1A, 0x07], "a RAR archive; unpack it"),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "an old Office document (xls, doc); save its table as CSV"),
        ("SQLite format 3\0"u8.ToArray(), "an SQLite database"),
        ("%PDF-"u8.ToArray(), "a PDF"),
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "a PNG picture"),
        ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
        ("GIF8"u8.ToArray(), "a GIF picture"),
        ([0x7F, 0x45, 0x4C, 0x46], "a program"),
    ];

    private static readonly byte[] html = "<!doctype html"u8.ToArray();

    /// <summary>Null for text.</summary>
    /// <param name="raw">The first bytes as they are.</param>
    public static string? ByMark(ReadOnlySpan<byte> raw)
    {
        foreach (var (mark, name) in marks)
        {
            if (raw.StartsWith(mark))
            {
                return name;
            }
        }

        return null;
    }

    /// <summary>Null for text that may be delimited or JSON.</summary>
    /// <param name="utf8">The first bytes, once they are UTF-8.</param>
    public static string? ByText(ReadOnlySpan<byte> utf8)
    {
        // One stray byte is a slip of whoever wrote the file; the rows are worth more.
        var strange = 0;
        foreach (var letter in utf8)
        {
            strange += letter < 32 && letter is not ((byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)'\f') ? 1 : 0;
        }

        if (strange * 20 > utf8.Length)
        {
            return "binary, not text";
        }

        var begin = utf8.IndexOfAnyExcept(" \t\r\n"u8);
        var text = begin < 0 ? [] : utf8[begin..];
        return text.Length >= html.Length && System.Text.Ascii.EqualsIgnoreCase(text[..html.Length], html)
            ? "a web page; save the export itself"
            : null;
    }
}
