using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Guildhall.Core.Tenancy;

namespace Guildhall.Onomancer.Rewrites;

/// <summary>The name of a result: the same for everything that decides it, different when any of it differs.
/// Line endings and blanks at a line's end do not count; indentation does, it is meaning in code.</summary>
internal static class ContentKey
{
    /// <summary>160 bits in hexadecimal.</summary>
    public const int Length = 40;

    private const int BufferSize = 65_536;
    private const int CharsPerChunk = 16_384;

    private static readonly SearchValues<char> LineEnds = SearchValues.Create("\r\n");

    /// <returns>40 lower-case hexadecimal digits.</returns>
    /// <param name="policy">Names the redaction and sanitising rules in force.</param>
    /// <param name="contextHash">Covers every other source that the model reads; empty where there is none.</param>
    public static string Compute(
        TenantId tenant,
        ReadOnlySpan<char> text,
        string persona,
        string promptVersion,
        string model,
        string policy,
        string contextHash
    )
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in (ReadOnlySpan<string>)[tenant.Value, persona, promptVersion, model, policy, contextHash])
        {
            AppendPart(hash, part);
        }

        AppendNormalised(hash, text);
        return Hexadecimal(hash);
    }

    /// <summary>The document's own hash, normalised in the same way: 40 lower-case hexadecimal digits.</summary>
    public static string OfText(ReadOnlySpan<char> text)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        AppendNormalised(hash, text);
        return Hexadecimal(hash);
    }

    private static string Hexadecimal(IncrementalHash hash)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(digest);
        return Convert.ToHexStringLower(digest[..(Length / 2)]);
    }

    /// <summary>Its length first, so that no two lists of parts run together into the same bytes.</summary>
    private static void AppendPart(IncrementalHash hash, string part)
    {
        var bytes = Encoding.UTF8.GetBytes(part);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }

    private static void AppendNormalised(IncrementalHash hash, ReadOnlySpan<char> text)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            var used = 0;
            while (!text.IsEmpty)
            {
                var end = text.IndexOfAny(LineEnds);
                var line = end < 0 ? text : text[..end];
                text = end < 0 ? [] : text[(end + LineEndLength(text, end))..];
                used = AppendLine(hash, buffer, used, line.TrimEnd(" \t"));
            }

            hash.AppendData(buffer, 0, used);
        }
        finally
        {
            // What was hashed may be confidential, and the pool hands its arrays to anyone.
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    private static int LineEndLength(ReadOnlySpan<char> text, int end) =>
        text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? 2 : 1;

    /// <returns>How much of the buffer is in use; every line ends in one line feed, the last one too.</returns>
    private static int AppendLine(IncrementalHash hash, byte[] buffer, int used, ReadOnlySpan<char> line)
    {
        while (true)
        {
            var chunk = line.Length <= CharsPerChunk ? line : line[..ChunkLength(line)];
            if (used + (chunk.Length * 3) + 1 > buffer.Length)
            {
                hash.AppendData(buffer, 0, used);
                used = 0;
            }

            used += Encoding.UTF8.GetBytes(chunk, buffer.AsSpan(used));
            line = line[chunk.Length..];
            if (line.IsEmpty)
            {
                buffer[used] = (byte)'\n';
                return used + 1;
            }
        }
    }

    /// <summary>Never between the halves of a surrogate pair.</summary>
    private static int ChunkLength(ReadOnlySpan<char> line) =>
        char.IsHighSurrogate(line[CharsPerChunk - 1]) ? CharsPerChunk - 1 : CharsPerChunk;
}
