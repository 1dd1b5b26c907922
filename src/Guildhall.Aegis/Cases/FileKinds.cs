namespace Guildhall.Aegis.Cases;

/// <summary>What a file is by its content, whatever its name says.</summary>
internal static class FileKinds
{
    public const string Unknown = "application/octet-stream";

    public static string Sniff(ReadOnlySpan<byte> content) =>
        content switch
        {
            [0x89, 0x50, 0x4E, 0x47, ..] => "image/png",
            [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
            [0x47, 0x49, 0x46, 0x38, ..] => "image/gif",
            [0x52, 0x49, 0x46, 0x46, _, _, _, _, 0x57, 0x45, 0x42, 0x50, ..] => "image/webp",
            [0x52, 0x49, 0x46, 0x46, _, _, _, _, 0x57, 0x41, 0x56, 0x45, ..] => "audio/wav",
            [_, _, _, _, 0x66, 0x74, 0x79, 0x70, ..] => "video/mp4",
            [0x1A, 0x45, 0xDF, 0xA3, ..] => "video/webm",
            [0x25, 0x50, 0x44, 0x46, ..] => "application/pdf",
            [0x50, 0x4B, 0x03, 0x04, ..] => "application/zip",
            [0x4F, 0x67, 0x67, 0x53, ..] => "audio/ogg",
            [0x49, 0x44, 0x33, ..] or [0xFF, 0xFB, ..] => "audio/mpeg",
            [0x4D, 0x5A, ..] or [0x7F, 0x45, 0x4C, 0x46, ..] => "application/x-executable",
            _ => IsText(content) ? "text/plain" : Unknown,
        };

    private static bool IsText(ReadOnlySpan<byte> content) =>
        !content.IsEmpty
        && !content[..Math.Min(content.Length, 4096)].Contains((byte)0)
        && System.Text.Unicode.Utf8.IsValid(content);
}
