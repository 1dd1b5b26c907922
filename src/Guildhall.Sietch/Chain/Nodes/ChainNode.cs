using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Guildhall.Core.Ports;
using Guildhall.Core.Resilience;

namespace Guildhall.Sietch.Chain.Nodes;

/// <summary>One endpoint of a chain. A call is tried again with a back-off; another endpoint is the caller's to choose.</summary>
internal sealed class ChainNode(Uri endpoint, IJsonRpc rpc, WorldPipeline pipeline)
{
    /// <summary>EIP-1474; of the size as of the number of requests.</summary>
    private const int LimitExceeded = -32005;

    private const int LeastCap = 50;

    /// <summary>The end of the year 9999, after which .NET has no time.</summary>
    private const ulong LatestSecond = 253_402_300_799;

    private readonly ConcurrentDictionary<int, bool> caps = new();

    /// <summary>Host and port, where it is no usual one: what tells one endpoint from another. The rest of the address may be a
    /// key.</summary>
    public string Name => endpoint.Authority;

    /// <exception cref="JsonRpcException">No usable answer.</exception>
    public Task<ulong> ChainIdAsync(CancellationToken cancellation) =>
        AskAsync("eth_chainId", static _ => { }, Quantity, cancellation);

    /// <summary>Asks for all that a run depends on.</summary>
    /// <exception cref="JsonRpcException">No usable answer.</exception>
    public async Task<NodeReading> ReadAsync(CancellationToken cancellation)
    {
        var id = await ChainIdAsync(cancellation);
        var made = default(DateTimeOffset?);
        var latest = await AskAsync(
            "eth_getBlockByNumber",
            static json => WriteBlock(json, "latest"),
            result =>
            {
                made =
                    result.TryGetProperty("timestamp", out var stamp)
                    && LogReader.Quantity(stamp) is <= LatestSecond and var s
                        ? DateTimeOffset.FromUnixTimeSeconds((long)s)
                        : null;
                return BlockOf(result);
            },
            cancellation
        );
        ulong? finalized = null;
        try
        {
            finalized = (await TryBlockAsync("finalized", cancellation))?.Number;
        }
        catch (JsonRpcException exception) when (exception.Kind == JsonRpcFailure.Refused)
        {
            // An old node, or a chain of another kind.
        }

        return new(id, latest, made, finalized);
    }

    /// <param name="tag"><c>latest</c>, <c>safe</c>, <c>finalized</c>.</param>
    /// <exception cref="JsonRpcException">No usable answer, or the node knows no such block yet.</exception>
    public async Task<Block> HeadAsync(string tag, CancellationToken cancellation) =>
        await TryBlockAsync(tag, cancellation)
        ?? throw new JsonRpcException(JsonRpcFailure.Unavailable, $"{Name} has no {tag} block yet.");

    /// <returns>Null where the node has no block of that number.</returns>
    /// <exception cref="JsonRpcException">No usable answer.</exception>
    public Task<Block?> TryBlockAsync(ulong number, CancellationToken cancellation) =>
        TryBlockAsync(Quantity(number), cancellation);

    /// <summary>All logs of the blocks from the first to the last, both included, in the chain's order. A single block for
    /// which a limit is exceeded was asked for too often, since nobody can ask for less: that is tried again later.</summary>
    /// <exception cref="JsonRpcException">No usable answer, or one with logs that nobody asked for.</exception>
    public async Task<IReadOnlyList<ChainLog>> LogsAsync(
        LogFilter filter,
        ulong from,
        ulong to,
        CancellationToken cancellation
    )
    {
        var logs = await AskAsync(
            "eth_getLogs",
            c => CallForLogsAsync(filter, from, to, c),
            result => result.EnumerateArray().Select(LogReader.Read).ToList(),
            cancellation
        );
        logs.Sort(
            static (left, right) =>
                left.Block.Number != right.Block.Number
                    ? left.Block.Number.CompareTo(right.Block.Number)
                    : left.Index.CompareTo(right.Index)
        );
        for (var i = 1; i < logs.Count; i++)
        {
            if (logs[i].Block.Number == logs[i - 1].Block.Number && logs[i].Index == logs[i - 1].Index)
            {
                throw new JsonRpcException(JsonRpcFailure.Garbage, $"{Name} sent two logs for one place of a block.");
            }
        }

        return logs.TrueForAll(log => log.Block.Number >= from && log.Block.Number <= to && filter.Matches(log))
            ? logs
            : throw new JsonRpcException(JsonRpcFailure.Garbage, $"{Name} sent logs that were not asked for.");
    }

    /// <summary>All logs of one block, by its receipts.</summary>
    /// <exception cref="JsonRpcException">No usable answer; <c>Refused</c> by a node that has no such call.</exception>
    public Task<IReadOnlyList<ChainLog>> BlockReceiptLogsAsync(ulong block, CancellationToken cancellation) =>
        AskAsync<IReadOnlyList<ChainLog>>(
            "eth_getBlockReceipts",
            json => json.WriteStringValue(Quantity(block)),
            result =>
                [
                    .. result
                        .EnumerateArray()
                        .SelectMany(receipt => receipt.GetProperty("logs").EnumerateArray())
                        .Select(LogReader.Read),
                ],
            cancellation
        );

    /// <summary>The hashes of one block's transactions.</summary>
    /// <exception cref="JsonRpcException">No usable answer.</exception>
    public Task<IReadOnlyList<Word>> TransactionsAsync(ulong block, CancellationToken cancellation) =>
        AskAsync<IReadOnlyList<Word>>(
            "eth_getBlockByNumber",
            json => WriteBlock(json, Quantity(block)),
            result => [.. result.GetProperty("transactions").EnumerateArray().Select(LogReader.WordOf)],
            cancellation
        );

    /// <summary>The node was seen to send that many logs where there were more.</summary>
    public bool IsCap(int count) => caps.ContainsKey(count);

    public void LearnCap(int count)
    {
        // Fewer are no provider's limit, and every small page would be doubted.
        if (count >= LeastCap)
        {
            caps[count] = true;
        }
    }

    /// <summary>The logs of one transaction.</summary>
    /// <returns>Null where the node does not know it.</returns>
    /// <exception cref="JsonRpcException">No usable answer.</exception>
    public Task<IReadOnlyList<ChainLog>?> TryReceiptLogsAsync(Word transaction, CancellationToken cancellation) =>
        AskAsync<IReadOnlyList<ChainLog>?>(
            "eth_getTransactionReceipt",
            json => json.WriteStringValue(transaction.ToString()),
            result =>
                result.ValueKind == JsonValueKind.Null
                    ? null
                    : [.. result.GetProperty("logs").EnumerateArray().Select(LogReader.Read)],
            cancellation
        );

    /// <summary>What a contract answers at that block, without a transaction.</summary>
    /// <exception cref="JsonRpcException">No usable answer; <c>IsRevert</c> where the contract reverts.</exception>
    public Task<byte[]> CallAsync(Address contract, byte[] data, string block, CancellationToken cancellation) =>
        AskAsync(
            "eth_call",
            json =>
            {
                json.WriteStartObject();
                json.WriteString("to", contract.ToString());
                json.WriteString("data", Hex.Encode(data));
                json.WriteEndObject();
                json.WriteStringValue(block);
            },
            BytesOf,
            cancellation
        );

    /// <summary>Whether a contract stands at that address at the newest block.</summary>
    /// <exception cref="JsonRpcException">No usable answer.</exception>
    public Task<bool> HasCodeAsync(Address account, CancellationToken cancellation) =>
        AskAsync(
            "eth_getCode",
            json =>
            {
                json.WriteStringValue(account.ToString());
                json.WriteStringValue("latest");
            },
            result => BytesOf(result).Length > 0,
            cancellation
        );

    private async Task<JsonDocument> CallForLogsAsync(
        LogFilter filter,
        ulong from,
        ulong to,
        CancellationToken cancellation
    )
    {
        try
        {
            return await rpc.CallAsync(
                endpoint,
                "eth_getLogs",
                json =>
                {
                    json.WriteStartObject();
                    json.WriteString("fromBlock", Quantity(from));
                    json.WriteString("toBlock", Quantity(to));
                    Write(json, filter);
                    json.WriteEndObject();
                },
                cancellation
            );
        }
        catch (JsonRpcException refusal)
            when (from == to && refusal is { Kind: JsonRpcFailure.Refused, Code: LimitExceeded })
        {
            throw new JsonRpcException(JsonRpcFailure.RateLimited, refusal.Message, refusal.Code, inner: refusal);
        }
    }

    private Task<Block?> TryBlockAsync(string which, CancellationToken cancellation) =>
        AskAsync<Block?>(
            "eth_getBlockByNumber",
            json => WriteBlock(json, which),
            result => result.ValueKind == JsonValueKind.Null ? null : BlockOf(result),
            cancellation
        );

    private static Block BlockOf(JsonElement block) =>
        new(Quantity(block.GetProperty("number")), LogReader.WordOf(block.GetProperty("hash")));

    private static byte[] BytesOf(JsonElement text) =>
        Hex.TryDecode(text.GetString()) ?? throw new FormatException("This is not hexadecimal.");

    private static void WriteBlock(Utf8JsonWriter json, string which)
    {
        json.WriteStringValue(which);
        json.WriteBooleanValue(false);
    }

    private Task<T> AskAsync<T>(
        string method,
        Action<Utf8JsonWriter> parameters,
        Func<JsonElement, T> read,
        CancellationToken cancellation
    ) => AskAsync(method, c => rpc.CallAsync(endpoint, method, parameters, c), read, cancellation);

    private async Task<T> AskAsync<T>(
        string method,
        Func<CancellationToken, Task<JsonDocument>> attempt,
        Func<JsonElement, T> read,
        CancellationToken cancellation
    )
    {
        using var answer = await pipeline.ExecuteAsync(attempt, cancellation);
        try
        {
            return read(answer.RootElement.GetProperty("result"));
        }
        catch (Exception exception)
            when (exception is FormatException or InvalidOperationException or KeyNotFoundException)
        {
            throw new JsonRpcException(
                JsonRpcFailure.Garbage,
                $"{Name} answered {method} with something else.",
                inner: exception
            );
        }
    }

    private static void Write(Utf8JsonWriter json, LogFilter filter)
    {
        json.WriteStartArray("address");
        foreach (var contract in filter.Contracts)
        {
            json.WriteStringValue(contract.ToString());
        }

        json.WriteEndArray();
        json.WriteStartArray("topics");
        foreach (var topic in filter.Topics)
        {
            json.WriteStringValue(topic?.ToString());
        }

        json.WriteEndArray();
    }

    private static string Quantity(ulong number) => string.Create(CultureInfo.InvariantCulture, $"0x{number:x}");

    private static ulong Quantity(JsonElement text) => LogReader.Quantity(text);
}
