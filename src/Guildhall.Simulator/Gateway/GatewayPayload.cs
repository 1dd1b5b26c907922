using System.Text.Json.Nodes;

namespace Guildhall.Simulator.Gateway;

/// <summary>The gateway's envelope: <c>op</c>, <c>d</c>, <c>s</c>, <c>t</c>.</summary>
internal static class GatewayPayload
{
    public static byte[] Dispatch(string name, int sequence, JsonObject data) =>
        Bytes(
            new()
            {
                ["t"] = name,
                ["s"] = sequence,
                ["op"] = 0,
                ["d"] = data,
            }
        );

    public static byte[] Of(int op, JsonNode? data) =>
        Bytes(
            new()
            {
                ["t"] = null,
                ["s"] = null,
                ["op"] = op,
                ["d"] = data,
            }
        );

    private static byte[] Bytes(JsonObject envelope) => System.Text.Encoding.UTF8.GetBytes(envelope.ToJsonString());
}
