using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Guildhall.Core.Ports;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Chain.Events;

namespace Guildhall.Tests.Sietch.Chain;

/// <summary>A chain in memory, told by any number of endpoints, each with faults of its own.</summary>
internal sealed class ScriptedChain : IJsonRpc
{
    private readonly List<(ulong Number, JsonObject Log)> logs = [];
    private readonly Dictionary<ulong, int> forks = [];
    private readonly Dictionary<string, ScriptedEndpoint> endpoints = [];

    public ulong Id { get; init; } = 80094;

    public ulong Height { get; private set; } = 1_000;

    public List<string> Calls { get; } = [];

    /// <summary>In which of its block's the next logs are; null for one of their own each.</summary>
    public int? Transaction { get; set; }

    /// <summary>What happens on the chain while somebody reads its logs.</summary>
    public Action? BeforeLogs { get; set; }

    public static Address Token { get; } = Address.Parse("0x00000000000000000000000000000000000000b6");

    public static Address Vault { get; } = Address.Parse("0x00000000000000000000000000000000000000a1");

    public ScriptedEndpoint Endpoint(string host = "one.example") =>
        endpoints.TryGetValue(host, out var known) ? known : endpoints[host] = new(new($"https://{host}/key"));

    public bool Has(string host) => endpoints.ContainsKey(host);

    public void Mine(ulong blocks = 1) => Height += blocks;

    /// <summary>In the newest block.</summary>
    public void Claim(Address to, ulong amount, Address? vault = null) => Claim(to, Wei.From(amount), vault);

    public void Claim(Address to, Wei amount, Address? vault = null) =>
        Add(
            vault ?? Vault,
            [KnownEvents.RewardPaid.Topic, Address.Parse("0x00000000000000000000000000000000000000ff").ToWord()],
            [.. to.ToWord().ToArray(), .. amount.ToArray()]
        );

    public void Burn(Address from, ulong amount) =>
        Add(Token, [KnownEvents.Transfer.Topic, from.ToWord(), default], Wei.From(amount).ToArray());

    /// <summary>The newest blocks go, with all that is in them, and empty ones of other hashes come.</summary>
    public void Reorganise(ulong depth)
    {
        logs.RemoveAll(log => log.Number > Height - depth);
        for (var number = Height - depth + 1; number <= Height; number++)
        {
            forks[number] = forks.GetValueOrDefault(number) + 1;
        }
    }

    public Task<JsonDocument> CallAsync(
        Uri endpoint,
        string method,
        Action<Utf8JsonWriter> parameters,
        CancellationToken cancellation
    )
    {
        cancellation.ThrowIfCancellationRequested();
        if (method == "eth_getLogs")
        {
            BeforeLogs?.Invoke();
        }

        var from = endpoints[endpoint.Host];
        lock (logs)
        {
            Calls.Add(method);
            from.Calls++;
            if (from.IsDead || from.DiesAfter is { } limit && from.Calls > limit)
            {
                throw new JsonRpcException(JsonRpcFailure.Unavailable, $"{endpoint.Host} gave no answer.");
            }

            var result = Answer(from, method, Read(parameters));
            return Task.FromResult(JsonDocument.Parse(new JsonObject { ["result"] = result }.ToJsonString()));
        }
    }

    private JsonNode? Answer(ScriptedEndpoint from, string method, JsonArray args) =>
        method switch
        {
            "eth_chainId" => Quantity(from.ChainId ?? Id),
            "eth_getBlockByNumber" => BlockOf(from, (string)args[0]!),
            "eth_getLogs" => LogsOf(from, args[0]!),
            "eth_getTransactionReceipt" when !from.HasNoReceipts => Receipt((string)args[0]!),
            "eth_getBlockReceipts" when !from.HasNoReceipts && !from.HasNoBlockReceipts => new JsonArray([
                .. TransactionsOf(Number((string)args[0]!)).Select(Receipt),
            ]),
            _ => throw new JsonRpcException(JsonRpcFailure.Refused, "No such method.", -32601),
        };

    private JsonObject? BlockOf(ScriptedEndpoint from, string which)
    {
        var height = Height - from.Lag;
        var number = which switch
        {
            "latest" => height,
            "finalized" => height - Math.Min(height, 2),
            _ => Number(which),
        };
        return number > height
            ? null
            : new JsonObject
            {
                ["number"] = Quantity(number),
                ["hash"] = (number >= from.ForksAt ? HashOf(number + 1_000_000) : HashOf(number)).ToString(),
                ["transactions"] = new JsonArray([.. TransactionsOf(number).Select(hash => (JsonNode)hash)]),
            };
    }

    private JsonArray LogsOf(ScriptedEndpoint from, JsonNode filter)
    {
        var (first, last) = (Number((string)filter["fromBlock"]!), Number((string)filter["toBlock"]!));
        from.LogCalls++;
        if (from.RefusesLogs is { } code)
        {
            throw new JsonRpcException(JsonRpcFailure.Refused, $"{from.Address.Host} refused ({code}).", code);
        }

        if (from.LargestRange is { } range && last - first + 1 > range)
        {
            throw new JsonRpcException(JsonRpcFailure.Refused, "refused", -32005);
        }

        if (from.LargestRangeInTime is { } inTime && last - first + 1 > inTime)
        {
            throw new JsonRpcException(JsonRpcFailure.Unavailable, "504");
        }

        var contracts = filter["address"]!.AsArray().Select(a => (string)a!).ToHashSet();
        var topics = filter["topics"]!.AsArray().Select(t => (string?)t).ToList();
        var found = logs.Where(log =>
                log.Number >= first
                && log.Number <= Math.Min(last, Height - from.Lag)
                && !from.Hides(log.Number)
                && contracts.Contains((string)log.Log["address"]!)
                && topics.Index().All(t => t.Item is null || Topic(log.Log, t.Index) == t.Item)
            )
            .Select(log => (JsonNode)log.Log.DeepClone())
            .ToList();
        if (from.RepeatsLogs)
        {
            found.AddRange(found.Select(log => log.DeepClone()).ToList());
        }

        return new JsonArray([.. found.Where((_, position) => !from.DropsOddLogs || position % 2 == 0).Take(from.Cap)]);
    }

    private IEnumerable<string> TransactionsOf(ulong block) =>
        logs.Where(log => log.Number == block).Select(log => (string)log.Log["transactionHash"]!).Distinct();

    private JsonObject? Receipt(string transaction)
    {
        var own = logs.Where(log => (string)log.Log["transactionHash"]! == transaction).ToList();
        return own.Count == 0
            ? null
            : new JsonObject { ["logs"] = new JsonArray([.. own.Select(log => log.Log.DeepClone())]) };
    }

    private void Add(Address contract, Word[] topics, byte[] data) =>
        logs.Add(
            (
                Height,
                new JsonObject
                {
                    ["address"] = contract.ToString(),
                    ["topics"] = new JsonArray([.. topics.Select(t => (JsonNode)t.ToString())]),
                    ["data"] = Hex.Encode(data),
                    ["blockNumber"] = Quantity(Height),
                    ["blockHash"] = HashOf(Height).ToString(),
                    ["logIndex"] = Quantity((ulong)logs.Count(log => log.Number == Height)),
                    ["transactionHash"] = Keccak256
                        .Hash(Encoding.ASCII.GetBytes($"tx {Height} {Transaction ?? logs.Count}"))
                        .ToString(),
                    ["removed"] = false,
                }
            )
        );

    private Word HashOf(ulong number) =>
        Keccak256.Hash(Encoding.ASCII.GetBytes($"block {number} {forks.GetValueOrDefault(number)}"));

    private static string? Topic(JsonObject log, int position)
    {
        var topics = log["topics"]!.AsArray();
        return position < topics.Count ? (string)topics[position]! : null;
    }

    private static JsonArray Read(Action<Utf8JsonWriter> parameters)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            parameters(writer);
            writer.WriteEndArray();
        }

        return JsonNode.Parse(buffer.ToArray())!.AsArray();
    }

    private static string Quantity(ulong number) => string.Create(CultureInfo.InvariantCulture, $"0x{number:x}");

    private static ulong Number(string quantity) =>
        ulong.Parse(quantity.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}

internal sealed class ScriptedEndpoint(Uri address)
{
    public Uri Address => address;

    public int Calls { get; set; }

    public bool IsDead { get; set; }

    public int? DiesAfter { get; set; }

    /// <summary>Blocks behind the chain; it answers for the rest as if nothing were there.</summary>
    public ulong Lag { get; set; }

    public ulong? LargestRange { get; set; }

    /// <summary>The code with which every range of logs is refused.</summary>
    public int? RefusesLogs { get; set; }

    public int LogCalls { get; set; }

    /// <summary>For more it runs out of time, and answers everything else.</summary>
    public ulong? LargestRangeInTime { get; set; }

    public bool DropsOddLogs { get; set; }

    /// <summary>Of these blocks it tells no logs.</summary>
    public Func<ulong, bool> Hides { get; set; } = static _ => false;

    public bool RepeatsLogs { get; set; }

    public bool HasNoReceipts { get; set; }

    /// <summary>Of a whole block at once.</summary>
    public bool HasNoBlockReceipts { get; set; }

    public int Cap { get; set; } = int.MaxValue;

    public ulong? ChainId { get; set; }

    /// <summary>From there on it stands on a fork of its own.</summary>
    public ulong ForksAt { get; set; } = ulong.MaxValue;
}
