using System.Text.Json.Nodes;
using Guildhall.Aegis.Cases;

namespace Guildhall.Aegis.AutoMod.Live;

/// <summary>What differs between two documents of rules, a line each.</summary>
internal static class RuleDiff
{
    private const int MostNames = 20;

    /// <summary>Empty where both say the same.</summary>
    public static IReadOnlyList<string> Between(string before, string after)
    {
        var (old, now) = (Parse(before), Parse(after));
        var lines = new List<string>();
        Compare("rules", Named(old), Named(now), lines);
        Compare("lists", Members(old["lists"]), Members(now["lists"]), lines);
        Compare("settings", Rest(old), Rest(now), lines);
        return lines;
    }

    private static void Compare(
        string what,
        Dictionary<string, JsonNode?> old,
        Dictionary<string, JsonNode?> now,
        List<string> lines
    )
    {
        Add(lines, $"Now without {what}", old.Keys.Where(name => !now.ContainsKey(name)));
        Add(lines, $"Now with {what}", now.Keys.Where(name => !old.ContainsKey(name)));
        Add(
            lines,
            $"Changed {what}",
            now.Where(pair => old.TryGetValue(pair.Key, out var former) && !JsonNode.DeepEquals(former, pair.Value))
                .Select(pair => pair.Key)
        );
    }

    private static void Add(List<string> lines, string title, IEnumerable<string> names)
    {
        var all = names.ToList();
        if (all.Count > 0)
        {
            var more = all.Count > MostNames ? $" and {all.Count - MostNames} more" : "";
            lines.Add($"{title}: {string.Join(", ", all.Take(MostNames).Select(CaseText.Plain))}{more}");
        }
    }

    private static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();

    private static Dictionary<string, JsonNode?> Named(JsonObject document)
    {
        var named = new Dictionary<string, JsonNode?>(StringComparer.Ordinal);
        foreach (var rule in document["rules"] as JsonArray ?? [])
        {
            named[(string?)rule?["name"] ?? ""] = rule;
        }

        return named;
    }

    private static Dictionary<string, JsonNode?> Members(JsonNode? node) =>
        new(node as JsonObject ?? [], StringComparer.Ordinal);

    private static Dictionary<string, JsonNode?> Rest(JsonObject document) =>
        new(
            document.Where(pair => pair.Key is not ("rules" or "lists" or "$schema" or "version")),
            StringComparer.Ordinal
        );
}
