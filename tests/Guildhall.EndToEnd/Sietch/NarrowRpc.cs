using System.Globalization;
using System.Text.Json;
using Guildhall.Core.Ports;

namespace Guildhall.EndToEnd.Sietch;

/// <summary>A node that refuses wide ranges, as public endpoints do; anvil itself refuses none.</summary>
internal sealed class NarrowRpc(IJsonRpc node, ulong widest) : IJsonRpc
{
    private int refused;

    public int Refused => refused;

    public Task<JsonDocument> CallAsync(
        Uri endpoint,
        string method,
        Action<Utf8JsonWriter> parameters,
        CancellationToken cancellation
    )
    {
        if (method != "eth_getLogs" || Width(parameters) <= widest)
        {
            return node.CallAsync(endpoint, method, parameters, cancellation);
        }

        Interlocked.Increment(ref refused);
        throw new JsonRpcException(JsonRpcFailure.Refused, $"query exceeds max block range {widest}", -32005);
    }

    private static ulong Width(Action<Utf8JsonWriter> parameters)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            parameters(json);
            json.WriteEndArray();
        }

        using var asked = JsonDocument.Parse(buffer.ToArray());
        var filter = asked.RootElement[0];
        return Number(filter.GetProperty("toBlock")) - Number(filter.GetProperty("fromBlock")) + 1;
    }

    private static ulong Number(JsonElement quantity) =>
        ulong.Parse(quantity.GetString().AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
