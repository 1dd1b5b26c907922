using System.Buffers;

namespace Guildhall.Sietch.Chain;

/// <summary>Hexadecimal text with its <c>0x</c>, as JSON-RPC writes bytes.</summary>
internal static class Hex
{
    /// <summary>Exactly so many bytes; false for anything else.</summary>
    public static bool TryDecode(ReadOnlySpan<char> text, Span<byte> bytes) =>
        text.StartsWith("0x", StringComparison.Ordinal)
        && text.Length == 2 + (bytes.Length * 2)
        && Convert.FromHexString(text[2..], bytes, out _, out var written) == OperationStatus.Done
        && written == bytes.Length;

    /// <summary>Any whole number of bytes, <c>0x</c> alone is none; null for anything else.</summary>
    public static byte[]? TryDecode(string? text)
    {
        if (text is null || text.Length < 2)
        {
            return null;
        }

        var bytes = new byte[(text.Length - 2) / 2];
        return TryDecode(text, bytes) ? bytes : null;
    }

    public static string Encode(ReadOnlySpan<byte> bytes) => $"0x{Convert.ToHexStringLower(bytes)}";
}
