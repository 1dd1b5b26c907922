namespace Guildhall.Onomancer.Documents;

/// <summary>A project's root on the disk. Whatever is asked of it, it opens nothing that lies outside once every link
/// is followed. Keeps no state between calls.</summary>
internal sealed class ProjectFolder(string root)
{
    private const int MostLinks = 40;

    public bool Exists => Directory.Exists(root);

    /// <summary>Where the relative path really lies, or null when nothing is there or it leads outside.</summary>
    public string? Locate(string relative)
    {
        if (!SafePath.IsSafe(relative))
        {
            return null;
        }

        try
        {
            var home = Real(Path.GetFullPath(root));
            var target = home is null ? null : Real(Path.Combine(home, relative));
            return target is not null && IsInside(home!, target) ? target : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The same path as the disk spells it, when only the case differs; null when that is not there either.</summary>
    public string? Respell(string relative)
    {
        if (!SafePath.IsSafe(relative))
        {
            return null;
        }

        var spelled = "";
        foreach (var segment in relative.Split('/'))
        {
            var match = Names(spelled).FirstOrDefault(n => n.Equals(segment, StringComparison.OrdinalIgnoreCase));
            if (match is null)
            {
                return null;
            }

            spelled = spelled.Length == 0 ? match : spelled + "/" + match;
        }

        return Locate(spelled) is null ? null : spelled;
    }

    /// <summary>The newest readable document right inside a folder: by the date in its name, else by its time of writing.</summary>
    public string? Newest(string folder)
    {
        if (Locate(folder) is not { } place || !Directory.Exists(place))
        {
            return null;
        }

        return new DirectoryInfo(place)
            .EnumerateFiles("*", Visible)
            .Where(file => SafePath.HasReadableKind(file.Name) && SafePath.IsSafe(file.Name))
            .OrderByDescending(file => DateIn(file.Name) ?? $"{file.LastWriteTimeUtc:yyyyMMdd}", StringComparer.Ordinal)
            .ThenByDescending(file => file.LastWriteTimeUtc)
            .ThenByDescending(file => file.Name, StringComparer.Ordinal)
            .Select(file => folder + "/" + file.Name)
            .FirstOrDefault(path => Locate(path) is not null);
    }

    public static EnumerationOptions Visible { get; } =
        new()
        {
            AttributesToSkip = FileAttributes.Hidden | FileAttributes.System,
            IgnoreInaccessible = true,
            RecurseSubdirectories = false,
        };

    private IEnumerable<string> Names(string folder)
    {
        var place = folder.Length == 0 ? root : Locate(folder);
        return place is null || !Directory.Exists(place)
            ? []
            : new DirectoryInfo(place).EnumerateFileSystemInfos("*", Visible).Take(5_000).Select(entry => entry.Name);
    }

    private static string? DateIn(string name)
    {
        var digits = new string([.. name.Where(char.IsAsciiDigit).Take(8)]);
        return digits.Length == 8 && digits.StartsWith("20", StringComparison.Ordinal) ? digits : null;
    }

    /// <summary>With the separator: <c>docs-private</c> begins with <c>docs</c> and is not inside it.</summary>
    private static bool IsInside(string home, string target) =>
        target.StartsWith(
            home.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar,
            StringComparison.Ordinal
        );

    /// <summary>The absolute path with every link in it followed; null when something on the way is missing.</summary>
    private static string? Real(string absolute)
    {
        var links = 0;
        var pending = new Stack<string>(Segments(absolute));
        var current = Path.GetPathRoot(absolute)!;
        while (pending.TryPop(out var segment))
        {
            var next = Path.GetFullPath(Path.Combine(current, segment));
            FileSystemInfo entry = Directory.Exists(next) ? new DirectoryInfo(next) : new FileInfo(next);
            if (entry.LinkTarget is { } target)
            {
                if (++links > MostLinks)
                {
                    return null;
                }

                current = Path.IsPathRooted(target) ? Path.GetPathRoot(target)! : current;
                foreach (var part in Segments(target))
                {
                    pending.Push(part);
                }
            }
            else if (entry.Exists)
            {
                current = next;
            }
            else
            {
                return null;
            }
        }

        return current;
    }

    /// <summary>Last first, as a stack wants them.</summary>
    private static IEnumerable<string> Segments(string path) =>
        path.Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).Reverse();
}
