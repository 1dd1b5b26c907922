using System.Text.Json.Nodes;

namespace Guildhall.Simulator.Contract;

/// <summary>Gathers what is wrong with a request, by path, as Discord tells it under code 50035.</summary>
internal sealed class FaultTree
{
    private const string Own = "_errors";

    private readonly List<(string Path, string Code, string Message)> faults = [];

    public int Count => faults.Count;

    /// <param name="path">Segments joined by dots: <c>embeds.0.title</c>; empty for the body itself.</param>
    public void Add(string path, string code, string message) => faults.Add((path, code, message));

    /// <summary>
    /// Adds what another check found to a tree, where it leaves room: a place with a fault of its own has none further down,
    /// and one with faults further down has none of its own.
    /// </summary>
    public static void Join(JsonObject tree, JsonObject more)
    {
        if (tree.ContainsKey(Own))
        {
            return;
        }

        foreach (var (name, node) in more)
        {
            if (tree[name] is JsonObject inner)
            {
                Join(inner, (JsonObject)node!);
            }
            else if (name != Own)
            {
                tree[name] = node!.DeepClone();
            }
        }
    }

    public JsonObject ToJson()
    {
        var root = new JsonObject();
        foreach (var (path, code, message) in faults)
        {
            var node = root;
            foreach (var part in path.Split('.', StringSplitOptions.RemoveEmptyEntries))
            {
                node = (JsonObject)(node[part] ??= new JsonObject());
            }

            var list = (JsonArray)(node[Own] ??= new JsonArray());
            list.Add((JsonNode)new JsonObject { ["code"] = code, ["message"] = message });
        }

        return root;
    }
}
