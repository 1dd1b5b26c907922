using System.Globalization;
using System.Text.Json.Nodes;

namespace Guildhall.EndToEnd.Sietch.Scenarios;

/// <summary>What the service asked of an endpoint.</summary>
internal sealed record RpcCall(string Method, JsonArray Arguments)
{
    public bool IsLogs => Method == "eth_getLogs";

    /// <summary>Burns are asked for by three topics, claims by one.</summary>
    public bool IsBurns => IsLogs && Filter["topics"]!.AsArray().Count > 1;

    public bool IsClaims => IsLogs && !IsBurns;

    public ulong From => Number(Filter["fromBlock"]);

    public ulong To => Number(Filter["toBlock"]);

    public IReadOnlyList<string> Contracts => [.. Filter["address"]!.AsArray().Select(address => (string)address!)];

    /// <summary>Of a call for one block; null where it is a word such as <c>latest</c>.</summary>
    public ulong? Block =>
        Method == "eth_getBlockByNumber"
        && (string)Arguments[0]! is var text
        && text.StartsWith("0x", StringComparison.Ordinal)
            ? Number(Arguments[0])
            : null;

    private JsonObject Filter => Arguments[0]!.AsObject();

    public static ulong Number(JsonNode? quantity) =>
        ulong.Parse(((string)quantity!).AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
