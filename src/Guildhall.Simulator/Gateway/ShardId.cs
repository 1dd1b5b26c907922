using System.Text.Json.Nodes;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Gateway;

/// <summary>One shard of so many. Source: https://discord.com/developers/docs/events/gateway#sharding</summary>
internal readonly record struct ShardId(int Index, int Count)
{
    /// <summary>Null when it is not <c>[index, count]</c> with an index below the count. Without one there is one shard.</summary>
    public static ShardId? Read(JsonNode? node) =>
        node is null ? new ShardId(0, 1)
        : node is JsonArray { Count: 2 } pair
        && pair[0].AsInt() is { } index
        && pair[1].AsInt() is { } count
        && index >= 0
        && index < count
            ? new ShardId(index, count)
        : null;

    public bool Carries(ulong guild) => (int)((guild >> 22) % (ulong)Count) == Index;
}
