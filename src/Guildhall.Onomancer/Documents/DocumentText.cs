using System.Text;

namespace Guildhall.Onomancer.Documents;

/// <summary>Bytes to text: UTF-8, or UTF-16 by its byte order mark. Line endings stay as they are.</summary>
internal static class DocumentText
{
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding Utf16 = new(
        bigEndian: false,
        byteOrderMark: false,
        throwOnInvalidBytes: true
    );
    private static readonly UnicodeEncoding Utf16BigEndian = new(true, byteOrderMark: false, throwOnInvalidBytes: true);

    /// <summary>Null when the bytes are no text.</summary>
    public static string? Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var text = bytes switch
            {
                [0xEF, 0xBB, 0xBF, .. var rest] => Utf8.GetString(rest),
                [0xFF, 0xFE, .. var rest] => Utf16.GetString(rest),
                [0xFE, 0xFF, .. var rest] => Utf16BigEndian.GetString(rest),
                _ => Utf8.GetString(bytes),
            };
            return text.Contains('\0') ? null : text;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
