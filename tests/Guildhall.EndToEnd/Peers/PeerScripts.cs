using System.Text.RegularExpressions;

namespace Guildhall.EndToEnd.Peers;

/// <summary>The tours beside this file, and the steps that they name.</summary>
internal static partial class PeerScripts
{
    private static readonly string[] Extensions = [".mjs", ".cjs"];

    public static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Guildhall.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside their repository.");
        }

        return Path.Combine(folder.FullName, "tests", "Guildhall.EndToEnd", "Peers");
    }

    /// <summary>Every script, by its path below <see cref="Folder"/>.</summary>
    public static IEnumerable<string> All() =>
        Directory
            .EnumerateFiles(Folder(), "*.*", SearchOption.AllDirectories)
            .Where(f => Extensions.Contains(Path.GetExtension(f)))
            .Select(f => Path.GetRelativePath(Folder(), f));

    /// <summary>The steps that a tour's scripts declare as <c>step('name', …)</c>.</summary>
    public static TheoryData<string> StepsOf(string tour) =>
        [
            .. All()
                .Where(f => f.StartsWith(tour + Path.DirectorySeparatorChar, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .SelectMany(f => Step().Matches(File.ReadAllText(Path.Combine(Folder(), f))))
                .Select(m => m.Groups[1].Value),
        ];

    [GeneratedRegex(@"\bstep\('([^']+)'", RegexOptions.CultureInvariant)]
    private static partial Regex Step();
}
