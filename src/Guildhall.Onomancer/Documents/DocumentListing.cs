using System.IO.Enumeration;

namespace Guildhall.Onomancer.Documents;

/// <summary>What autocomplete offers. Looks at no more than <see cref="MostEntries"/> directory entries and opens no file.</summary>
internal static class DocumentListing
{
    public const int MostEntries = 2_000;

    private const int Deepest = 6;
    private static readonly string[] Skipped = ["node_modules", "bin", "obj", "dist", "vendor", "target"];

    /// <summary>Shorthands first, then paths that contain what was typed; at most <paramref name="limit"/> (Discord shows 25).</summary>
    public static IReadOnlyList<string> Offer(ProjectSettings project, string typed, int limit)
    {
        var wanted = typed.Trim().TrimStart('@');
        var documents = new ProjectDocuments(project);
        var shorthands = Shorthands
            .Of(project)
            .Where(name => name.Contains(wanted, StringComparison.OrdinalIgnoreCase))
            .Where(name =>
                DocumentReference.Parse("@" + name).TryGet(out var r, out _)
                && documents.Resolve(r).TryGet(out _, out _)
            )
            .Select(name => "@" + name);
        var paths = Paths(project)
            .Where(path => path.Contains(wanted, StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(path => Path.GetFileName(path).StartsWith(wanted, StringComparison.OrdinalIgnoreCase))
            .ThenBy(path => path.Count(c => c == '/'))
            .ThenBy(path => path, StringComparer.Ordinal);
        return [.. shorthands.Concat(paths).Take(limit)];
    }

    /// <summary>Up to three documents with the same file name, or one that contains its stem.</summary>
    public static IReadOnlyList<string> Similar(ProjectSettings project, string path)
    {
        var stem = Path.GetFileNameWithoutExtension(path);
        return stem.Length < 2
            ? []
            :
            [
                .. Paths(project)
                    .Where(p => Path.GetFileName(p).Contains(stem, StringComparison.OrdinalIgnoreCase))
                    .OrderBy(p => p.Length)
                    .ThenBy(p => p, StringComparer.Ordinal)
                    .Take(3),
            ];
    }

    private static List<string> Paths(ProjectSettings project)
    {
        var found = new List<string>();
        if (!Directory.Exists(project.Root))
        {
            return found;
        }

        var root = Path.GetFullPath(project.Root);
        var options = new EnumerationOptions
        {
            // A link may lead anywhere: what is reachable only through one can be named, but is not offered.
            AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
            IgnoreInaccessible = true,
            RecurseSubdirectories = true,
            MaxRecursionDepth = Deepest,
        };
        var entries = new FileSystemEnumerable<string?>(
            root,
            static (ref FileSystemEntry entry) => entry.IsDirectory ? null : entry.ToFullPath(),
            options
        )
        {
            ShouldRecursePredicate = static (ref FileSystemEntry entry) => !IsSkipped(entry.FileName),
        };
        foreach (var entry in entries.Take(MostEntries))
        {
            if (entry is not null && SafePath.HasReadableKind(entry))
            {
                var relative = Path.GetRelativePath(root, entry).Replace(Path.DirectorySeparatorChar, '/');
                if (SafePath.IsSafe(relative) && relative.Length <= DocumentReference.LongestText)
                {
                    found.Add(relative);
                }
            }
        }

        return found;
    }

    private static bool IsSkipped(ReadOnlySpan<char> name)
    {
        foreach (var skipped in Skipped)
        {
            if (name.SequenceEqual(skipped))
            {
                return true;
            }
        }

        return false;
    }
}
