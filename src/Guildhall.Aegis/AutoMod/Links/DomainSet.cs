using System.Collections.Frozen;

namespace Guildhall.Aegis.AutoMod.Links;

/// <summary>
/// Domains with all their subdomains, <c>example.com</c>, or one part of a site, <c>example.com/path</c>. Compared label by
/// label, never as text within text.
/// </summary>
internal sealed class DomainSet
{
    private readonly FrozenSet<string> hosts;
    private readonly FrozenDictionary<string, string[]> paths;

    public DomainSet(IEnumerable<string> entries)
    {
        var whole = new HashSet<string>(StringComparer.Ordinal);
        var parts = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (TryParse(entry) is not var (host, path))
            {
                continue;
            }

            if (path.Length <= 1)
            {
                whole.Add(host);
            }
            else if (parts.TryGetValue(host, out var known))
            {
                known.Add(path);
            }
            else
            {
                parts.Add(host, [path]);
            }
        }

        hosts = whole.ToFrozenSet(StringComparer.Ordinal);
        paths = parts.ToFrozenDictionary(p => p.Key, p => p.Value.ToArray(), StringComparer.Ordinal);
    }

    public static DomainSet Empty { get; } = new([]);

    public int Count => hosts.Count + paths.Count;

    public bool Contains(string host, string path)
    {
        if (hosts.Count == 0 && paths.Count == 0)
        {
            return false;
        }

        for (var rest = host; ; )
        {
            if (hosts.Contains(rest) || (paths.TryGetValue(rest, out var known) && Starts(path, known)))
            {
                return true;
            }

            var dot = rest.IndexOf('.', StringComparison.Ordinal);
            if (dot < 0)
            {
                return false;
            }

            rest = rest[(dot + 1)..];
        }
    }

    /// <summary>Null where an entry names no host.</summary>
    public static (string Host, string Path)? TryParse(string entry)
    {
        var text = entry.Trim();
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        text = scheme >= 0 ? text[(scheme + 3)..] : text;
        text = text.StartsWith("*.", StringComparison.Ordinal) ? text[2..] : text;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var (host, path) = slash >= 0 ? (text[..slash], text[slash..].TrimEnd('/')) : (text, "");
        return Hosts.Canonical(host) is { } canonical ? (canonical, path) : null;
    }

    private static bool Starts(string path, string[] known)
    {
        foreach (var start in known)
        {
            if (
                path.StartsWith(start, StringComparison.OrdinalIgnoreCase)
                && (path.Length == start.Length || path[start.Length] is '/' or '?' or '#')
            )
            {
                return true;
            }
        }

        return false;
    }
}
