using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Guildhall.Sietch.Gating.Keys;

/// <summary>A key as its holder has it: <c>ghk_</c>, an id of 12 and a secret of 64 hexadecimal digits (256 bits).</summary>
internal static class ApiKeyText
{
    private const string Prefix = "ghk_";
    private const int IdLength = 12;
    private const int SecretLength = 64;
    private const int Length = 4 + IdLength + 1 + SecretLength;

    private static readonly SearchValues<char> digits = SearchValues.Create("0123456789abcdef");

    public static (string Id, string Text) New()
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdLength / 2));
        return (id, $"{Prefix}{id}_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretLength / 2))}");
    }

    /// <summary>Null for what is no key by its form.</summary>
    public static string? TryId(string text) =>
        text.Length == Length
        && text.StartsWith(Prefix, StringComparison.Ordinal)
        && text[Prefix.Length + IdLength] == '_'
        && IsId(text.AsSpan(Prefix.Length, IdLength))
            ? text.Substring(Prefix.Length, IdLength)
            : null;

    public static bool IsId(ReadOnlySpan<char> text) => text.Length == IdLength && !text.ContainsAnyExcept(digits);

    public static byte[] Hash(string text)
    {
        var hash = new byte[SHA256.HashSizeInBytes];
        Hash(text, hash);
        return hash;
    }

    /// <summary>In a time that does not tell how much of it was right.</summary>
    public static bool Matches(string text, ReadOnlySpan<byte> hash)
    {
        Span<byte> own = stackalloc byte[SHA256.HashSizeInBytes];
        Hash(text, own);
        return CryptographicOperations.FixedTimeEquals(own, hash);
    }

    private static void Hash(string text, Span<byte> hash)
    {
        Span<byte> bytes = stackalloc byte[Encoding.UTF8.GetMaxByteCount(Length)];
        SHA256.HashData(bytes[..Encoding.UTF8.GetBytes(text, bytes)], hash);
    }
}
