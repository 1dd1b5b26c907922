using System.Text.Json.Nodes;

namespace Guildhall.Simulator.Gateway;

/// <summary>The payloads that carry no event: <c>op</c> and <c>d</c>.</summary>
internal static class GatewayPayload
{
    public static byte[] Of(int op, JsonNode? data) =>
        Dispatch.Bytes(
            new JsonObject
            {
                ["t"] = null,
                ["s"] = null,
                ["op"] = op,
                ["d"] = data,
            }
        );
}
