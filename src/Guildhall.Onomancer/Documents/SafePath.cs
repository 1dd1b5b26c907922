using System.Buffers;

namespace Guildhall.Onomancer.Documents;

/// <summary>What a path may look like before the file system is asked at all. Pure, without state: the same text
/// always gets the same answer.</summary>
internal static class SafePath
{
    // A colon is a drive or a stream, a backslash a separator elsewhere, the rest has no business in a document's name.
    private static readonly SearchValues<char> Forbidden = SearchValues.Create("\\:*?\"<>|;`$");

    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];

    private static readonly string[] ReadableKinds = [".md", ".markdown", ".txt"];

    public static bool IsSafe(string path) =>
        path.Length > 0
        && path[0] is not '/'
        && !path.AsSpan().ContainsAny(Forbidden)
        && !path.Any(IsInvisible)
        && !HasEscape(path)
        && path.Split('/').All(IsSafeSegment);

    public static bool HasReadableKind(string path) =>
        ReadableKinds.Any(kind => path.EndsWith(kind, StringComparison.OrdinalIgnoreCase));

    /// <summary>Empty, hidden, all dots, a home folder, a Windows device, or an end that some file systems drop.</summary>
    private static bool IsSafeSegment(string segment) =>
        segment.Length > 0
        && segment[0] is not '.' and not ' ' and not '~'
        && segment[^1] is not '.' and not ' '
        && !IsDevice(segment);

    private static bool IsDevice(string segment)
    {
        var stem = segment.AsSpan(0, segment.IndexOf('.') is >= 0 and var dot ? dot : segment.Length).TrimEnd();
        foreach (var device in Devices)
        {
            if (stem.Equals(device, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return stem.Length == 4
            && char.IsAsciiDigit(stem[3])
            && (
                stem.StartsWith("COM", StringComparison.OrdinalIgnoreCase)
                || stem.StartsWith("LPT", StringComparison.OrdinalIgnoreCase)
            );
    }

    private static bool IsInvisible(char c) =>
        char.IsControl(c)
        || char.GetUnicodeCategory(c)
            is System.Globalization.UnicodeCategory.Format
                or System.Globalization.UnicodeCategory.LineSeparator
                or System.Globalization.UnicodeCategory.ParagraphSeparator
                or System.Globalization.UnicodeCategory.PrivateUse;

    /// <summary>Percent-encoding, once or many times over: nobody types it, so it is not decoded but refused.</summary>
    private static bool HasEscape(string path)
    {
        for (var at = path.IndexOf('%'); at >= 0; at = path.IndexOf('%', at + 1))
        {
            if (at + 2 < path.Length && char.IsAsciiHexDigit(path[at + 1]) && char.IsAsciiHexDigit(path[at + 2]))
            {
                return true;
            }
        }

        return false;
    }
}
