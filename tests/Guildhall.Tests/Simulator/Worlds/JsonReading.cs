using System.Text.Json.Nodes;

namespace Guildhall.Tests.Simulator.Worlds;

internal static class JsonReading
{
    public static string? Text(this JsonNode? node, string name) => node?[name]?.GetValue<string>();
}
