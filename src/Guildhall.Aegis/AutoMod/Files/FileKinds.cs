using System.Collections.Frozen;
using System.Text;

namespace Guildhall.Aegis.AutoMod.Files;

internal enum FileKind
{
    Unknown,
    Image,
    Video,
    Audio,
    Archive,
    Document,
    Executable,
    Script,
    Text,
}

/// <summary>Of what kind a file is: by its first bytes, or by its name.</summary>
internal static class FileKinds
{
    private static readonly FrozenDictionary<string, FileKind> byExtension = new (FileKind Kind, string Extensions)[]
    {
        (FileKind.Image, "png jpg jpeg jpe jfif gif webp bmp tif tiff heic heif avif ico svg"),
        (FileKind.Video, "mp4 m4v mov webm mkv avi wmv flv mpg mpeg 3gp"),
        (FileKind.Audio, "mp3 ogg oga opus wav flac m4a aac wma mid midi"),
        (FileKind.Archive, "zip rar 7z gz tgz bz2 xz zst tar cab iso img vhd vhdx dmg"),
        (FileKind.Document, "pdf doc docx docm xls xlsx xlsm ppt pptx pptm odt ods odp rtf epub one"),
        (
            FileKind.Executable,
            "exe dll scr com pif msi msp msix appx cpl sys drv ocx jar apk deb rpm elf so bin app xll lnk"
        ),
        (
            FileKind.Script,
            "bat cmd ps1 psm1 vbs vbe js jse wsf wsh hta sh bash reg scf url inf gadget msc jnlp py pl rb"
        ),
        (FileKind.Text, "txt md csv log json xml yml yaml ini cfg conf html htm css"),
    }
        .SelectMany(k => k.Extensions.Split(' ').Select(e => (e, k.Kind)))
        .ToFrozenDictionary(p => p.e, p => p.Kind, StringComparer.Ordinal);

    public static FileKind OfName(string name) => byExtension.GetValueOrDefault(ExtensionOf(name));

    /// <summary>Lower case, without dot; empty for none. Blanks and invisible characters at the end do not hide it.</summary>
    public static string ExtensionOf(string name)
    {
        var clean = Clean(name);
        var dot = clean.LastIndexOf('.');
        return dot < 0 ? "" : clean[(dot + 1)..];
    }

    /// <summary>A harmless extension before one that runs: <c>picture.png.exe</c>, <c>invoice.pdf    .scr</c>.</summary>
    public static bool HasDoubleExtension(string name)
    {
        var parts = Clean(name).Split('.', StringSplitOptions.TrimEntries);
        return parts.Length > 2
            && byExtension.GetValueOrDefault(parts[^1]) is FileKind.Executable or FileKind.Script
            && byExtension.GetValueOrDefault(parts[^2]) is not FileKind.Unknown;
    }

    /// <summary>Content and name disagree: a picture by name is a program by content.</summary>
    public static bool IsDisguised(string name, FileKind content)
    {
        var named = OfName(name);
        return content switch
        {
            FileKind.Unknown or FileKind.Text => false,
            FileKind.Executable => named is not (FileKind.Executable or FileKind.Script or FileKind.Unknown)
                || ExtensionOf(name).Length == 0,
            _ when named is FileKind.Unknown => false,
            FileKind.Archive => named is not (FileKind.Archive or FileKind.Document or FileKind.Executable),
            FileKind.Video or FileKind.Audio => named is not (FileKind.Video or FileKind.Audio),
            FileKind.Script => named is not (FileKind.Script or FileKind.Text),
            _ => named != content,
        };
    }

    /// <summary>By the first bytes; 512 suffice.</summary>
    public static FileKind OfContent(ReadOnlySpan<byte> head)
    {
        if (
            Starts(head, "MZ")
            || Starts(head, "\u007fELF")
            || head
                is [0xCA, 0xFE, 0xBA, 0xBE, ..]
                    or [0xCF or 0xCE, 0xFA, 0xED, 0xFE, ..]
                    or [0x4C, 0, 0, 0, 1, 0x14, 2, 0, ..]
        )
        {
            return FileKind.Executable;
        }

        if (
            head is [0x89, 0x50, 0x4E, 0x47, ..] or [0xFF, 0xD8, 0xFF, ..]
            || Starts(head, "GIF8")
            || (Starts(head, "RIFF") && At(head, 8, "WEBP"))
            || (Starts(head, "BM") && head.Length > 14 && head[6] == 0 && head[7] == 0)
            || head is [0x49, 0x49, 0x2A, 0, ..] or [0x4D, 0x4D, 0, 0x2A, ..]
            || (At(head, 4, "ftyp") && (At(head, 8, "heic") || At(head, 8, "avif") || At(head, 8, "mif1")))
        )
        {
            return FileKind.Image;
        }

        if (
            At(head, 4, "ftypM4A")
            || Starts(head, "OggS")
            || Starts(head, "fLaC")
            || Starts(head, "ID3")
            || head is [0xFF, 0xFB or 0xF3 or 0xF2, ..]
            || (Starts(head, "RIFF") && At(head, 8, "WAVE"))
        )
        {
            return FileKind.Audio;
        }

        if (
            At(head, 4, "ftyp")
            || head is [0x1A, 0x45, 0xDF, 0xA3, ..]
            || (Starts(head, "RIFF") && At(head, 8, "AVI "))
            || Starts(head, "FLV")
        )
        {
            return FileKind.Video;
        }

        if (Starts(head, "%PDF") || Starts(head, "{\\rtf") || head is [0xD0, 0xCF, 0x11, 0xE0, ..])
        {
            return FileKind.Document;
        }

        if (
            head
                is [0x50, 0x4B, 3, 4, ..]
                    or [0x50, 0x4B, 5, 6, ..]
                    or [0x1F, 0x8B, ..]
                    or [0xFD, 0x37, 0x7A, 0x58, ..]
                    or [0x37, 0x7A, 0xBC, 0xAF, ..]
                    or [0x28, 0xB5, 0x2F, 0xFD, ..]
            || Starts(head, "Rar!")
            || Starts(head, "BZh")
            || At(head, 257, "ustar")
        )
        {
            return OfZip(head);
        }

        return OfText(head);
    }

    private static FileKind OfZip(ReadOnlySpan<byte> head)
    {
        if (head is not [0x50, 0x4B, ..])
        {
            return FileKind.Archive;
        }

        // What is a zip by format and something else by purpose says so in its first entries.
        return head.IndexOf("META-INF/"u8) >= 0 || head.IndexOf("AndroidManifest"u8) >= 0 ? FileKind.Executable
            : head.IndexOf("[Content_Types].xml"u8) >= 0 || head.IndexOf("mimetype"u8) >= 0 ? FileKind.Document
            : FileKind.Archive;
    }

    private static FileKind OfText(ReadOnlySpan<byte> head)
    {
        if (Starts(head, "#!") || Starts(head, "@echo off") || Starts(head, "@ECHO OFF"))
        {
            return FileKind.Script;
        }

        return head.Length > 0 && !head.ContainsAny((byte)0, (byte)1, (byte)2) && IsUtf8(head)
            ? FileKind.Text
            : FileKind.Unknown;
    }

    // The head may end within a character.
    private static bool IsUtf8(ReadOnlySpan<byte> head)
    {
        for (var cut = 0; cut < 4 && cut < head.Length; cut++)
        {
            if (System.Text.Unicode.Utf8.IsValid(head[..^cut]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Starts(ReadOnlySpan<byte> head, string text) => At(head, 0, text);

    private static bool At(ReadOnlySpan<byte> head, int at, string text)
    {
        if (head.Length < at + text.Length)
        {
            return false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (head[at + i] != text[i])
            {
                return false;
            }
        }

        return true;
    }

    private static string Clean(string name)
    {
        var clean = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            if (!char.IsWhiteSpace(c) && !Text.FoldTable.IsInvisible(c))
            {
                clean.Append(char.ToLowerInvariant(c));
            }
        }

        return clean.ToString().TrimEnd('.');
    }
}
