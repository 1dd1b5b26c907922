using System.Text.Json.Nodes;

namespace Guildhall.Tests.Aegis.AutoMod.Rules;

/// <summary>A document again and again with one thing changed: another kind of value, a field gone, a field more.</summary>
internal static class Mutations
{
    private static readonly string[] values =
    [
        "null",
        "true",
        "0",
        "-1",
        "1e20",
        "\"\"",
        "\"x\"",
        "[]",
        "{}",
        "\"1h\"",
    ];

    public static IEnumerable<string> Of(JsonNode document)
    {
        foreach (var path in Places(document).ToList())
        {
            foreach (var value in values)
            {
                yield return With(document, path, JsonNode.Parse(value));
            }

            var copy = document.DeepClone();
            if (Find(copy, path) is JsonObject map)
            {
                map["unknown"] = 1;
                yield return copy.ToJsonString();
                foreach (var field in map.Select(f => f.Key).Where(k => k != "unknown").ToList())
                {
                    var without = document.DeepClone();
                    Find(without, path)!.AsObject().Remove(field);
                    yield return without.ToJsonString();
                }
            }
        }
    }

    /// <summary>Every place, of long lists the first two.</summary>
    private static IEnumerable<object[]> Places(JsonNode? node, params object[] path)
    {
        yield return path;
        var children = node switch
        {
            JsonObject map => map.Select(f => ((object)f.Key, f.Value)),
            JsonArray list => list.Take(path is ["rules"] ? int.MaxValue : 2).Select((v, i) => ((object)i, v)),
            _ => [],
        };
        foreach (var (key, child) in children)
        {
            foreach (var place in Places(child, [.. path, key]))
            {
                yield return place;
            }
        }
    }

    private static string With(JsonNode document, object[] path, JsonNode? value)
    {
        if (path.Length == 0)
        {
            return value?.ToJsonString() ?? "null";
        }

        var copy = document.DeepClone();
        var parent = Find(copy, path[..^1])!;
        if (path[^1] is string name)
        {
            parent[name] = value;
        }
        else
        {
            parent[(int)path[^1]] = value;
        }

        return copy.ToJsonString();
    }

    private static JsonNode? Find(JsonNode? node, object[] path) =>
        path.Aggregate(node, (at, key) => key is string name ? at![name] : at![(int)key]);
}
