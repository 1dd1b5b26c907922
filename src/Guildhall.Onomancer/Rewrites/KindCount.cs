using System.Globalization;

namespace Guildhall.Onomancer.Rewrites;

/// <summary>How often something of a kind was found; never what.</summary>
internal sealed record KindCount(string Kind, int Count)
{
    public static IReadOnlyList<KindCount> Of(IEnumerable<string> kinds) =>
        [
            .. kinds
                .CountBy(kind => kind, StringComparer.Ordinal)
                .Select(k => new KindCount(k.Key, k.Value))
                .OrderBy(k => k.Kind, StringComparer.Ordinal),
        ];

    public static IReadOnlyList<KindCount> Sum(IEnumerable<KindCount> counts) =>
        [
            .. counts
                .GroupBy(c => c.Kind, StringComparer.Ordinal)
                .Select(g => new KindCount(g.Key, g.Sum(c => c.Count)))
                .OrderBy(k => k.Kind, StringComparer.Ordinal),
        ];

    /// <summary><c>3 × jwt, 1 × npm-token</c></summary>
    public static string Listed(IEnumerable<KindCount> counts) =>
        string.Join(", ", counts.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Count} × {c.Kind}")));
}
