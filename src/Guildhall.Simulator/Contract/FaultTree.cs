using System.Text.Json.Nodes;

namespace Guildhall.Simulator.Contract;

/// <summary>Gathers what is wrong with a request, by path, as Discord tells it under code 50035.</summary>
internal sealed class FaultTree
{
    private readonly List<(string Path, string Code, string Message)> faults = [];

    public int Count => faults.Count;

    /// <param name="path">Segments joined by dots: <c>embeds.0.title</c>; empty for the body itself.</param>
    public void Add(string path, string code, string message) => faults.Add((path, code, message));

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

            var list = (JsonArray)(node["_errors"] ??= new JsonArray());
            list.Add((JsonNode)new JsonObject { ["code"] = code, ["message"] = message });
        }

        return root;
    }
}
