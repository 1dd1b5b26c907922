namespace Guildhall.Aegis.AutoMod.Files;

/// <summary>What is known of a file without and, where somebody has read it, with its bytes.</summary>
/// <param name="Name">As its sender called it.</param>
/// <param name="Bytes">Its size.</param>
internal sealed record FileFacts(string Name, long Bytes)
{
    /// <summary>By its first bytes; null where nobody has read them.</summary>
    public FileKind? Content { get; init; }

    /// <summary>Of a picture; null where it was not read or cannot be.</summary>
    public ulong? PictureHash { get; init; }

    /// <summary>Of all bytes, or of what Discord tells where nobody has read them; 0 for unknown.</summary>
    public ulong Fingerprint { get; init; }

    /// <summary>The last extension, lower case, without dot; empty for none.</summary>
    public string Extension => FileKinds.ExtensionOf(Name);
}
