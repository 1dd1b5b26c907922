using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Guildhall.Aegis.AutoMod.Files;

/// <summary>What a file's bytes tell.</summary>
internal static class FileReading
{
    public static FileFacts Read(FileFacts facts, ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return facts with
        {
            Content = FileKinds.OfContent(bytes[..Math.Min(bytes.Length, 512)]),
            PictureHash = PictureHash.TryCompute(bytes),
            Fingerprint = BinaryPrimitives.ReadUInt64LittleEndian(hash) | 1,
        };
    }
}
