using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Guildhall.Simulator.Faults;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Worlds.Chain;

/// <summary>The chain's JSON-RPC at <c>/chain</c>, with the limits of a public endpoint: 10,000 blocks and 10,000 logs in
/// one answer.</summary>
internal static class ChainEndpoints
{
    private const ulong LargestRange = 10_000;
    private const int MostLogs = 10_000;
    private const ulong FinalDepth = 2;
    private const int ParseError = -32700;
    private const int InvalidRequest = -32600;
    private const int NoSuchMethod = -32601;
    private const int InvalidParameters = -32602;
    private const int LimitExceeded = -32005;

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var services = endpoints.ServiceProvider;
        endpoints
            .MapPost("/chain", AnswerAsync)
            .AddEndpointFilter(
                new FaultFilter(
                    "chain",
                    services.GetRequiredService<FaultEngine>(),
                    services.GetRequiredService<TimeProvider>()
                )
            );
    }

    private static async Task<IResult> AnswerAsync(
        HttpRequest request,
        LocalChain chain,
        CancellationToken cancellation
    )
    {
        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, cancellation);
        JsonNode? body;
        try
        {
            body = JsonText.Parse(buffer.ToArray());
        }
        catch (JsonException)
        {
            return Results.Json(Error(null, ParseError, "parse error"));
        }

        return body is JsonArray batch
            ? Results.Json(new JsonArray([.. batch.Select(call => (JsonNode)Answer(call, chain))]))
            : Results.Json(Answer(body, chain));
    }

    private static JsonObject Answer(JsonNode? call, LocalChain chain)
    {
        var id = (call as JsonObject)?["id"]?.DeepClone();
        if (call.Text("method") is not { } method)
        {
            return Error(id, InvalidRequest, "invalid request");
        }

        try
        {
            var result = Result(method, call.List("params") ?? [], chain);
            return new JsonObject
            {
                ["jsonrpc"] = "2.0",
                ["id"] = id,
                ["result"] = result,
            };
        }
        catch (RpcException refused)
        {
            return Error(id, refused.Code, refused.Message);
        }
    }

    private static JsonNode? Result(string method, JsonArray args, LocalChain chain) =>
        method switch
        {
            "eth_chainId" => Quantity(LocalChain.Id),
            "net_version" => LocalChain.Id.ToString(CultureInfo.InvariantCulture),
            "web3_clientVersion" => "guildhall-local-chain",
            "eth_blockNumber" => Quantity(chain.Height),
            "eth_getBlockByNumber" => BlockOf(Number(args.ElementAtOrDefault(0), chain), chain),
            "eth_getLogs" => LogsOf(args.ElementAtOrDefault(0) as JsonObject ?? throw Invalid(), chain),
            "eth_getTransactionReceipt" => ReceiptOf(Text(args.ElementAtOrDefault(0)), chain),
            "eth_getCode" or "eth_call" => "0x",
            _ => throw new RpcException(NoSuchMethod, $"the method {method} does not exist/is not available"),
        };

    private static JsonObject? BlockOf(ulong number, LocalChain chain) =>
        chain.TryHash(number) is { } hash
            ? new JsonObject
            {
                ["number"] = Quantity(number),
                ["hash"] = hash,
                ["parentHash"] = number == 0 ? null : chain.TryHash(number - 1),
                ["transactions"] = new JsonArray(),
            }
            : null;

    private static JsonArray LogsOf(JsonObject filter, LocalChain chain)
    {
        var (from, to) = (Number(filter["fromBlock"], chain), Number(filter["toBlock"], chain));
        if (from > to)
        {
            throw new RpcException(InvalidParameters, "invalid block range params");
        }

        if (to - from + 1 > LargestRange)
        {
            throw new RpcException(LimitExceeded, $"query exceeds max block range {LargestRange}");
        }

        var contracts = AnyOf(filter["address"]);
        var topics = filter.List("topics")?.Select(AnyOf).ToList() ?? [];
        var found = chain
            .Logs(from, to)
            .Where(log =>
                (contracts is null || contracts.Contains(log.Contract))
                && topics.Count <= log.Topics.Count
                && topics.Index().All(topic => topic.Item is null || topic.Item.Contains(log.Topics[topic.Index]))
            )
            .ToList();
        return found.Count > MostLogs
            ? throw new RpcException(LimitExceeded, $"query returned more than {MostLogs} results")
            : new JsonArray([.. found.Select(log => (JsonNode)Show(log))]);
    }

    private static JsonObject? ReceiptOf(string transaction, LocalChain chain)
    {
        var own = chain.Logs(0, ulong.MaxValue).Where(log => log.Transaction == transaction).ToList();
        return own.Count == 0
            ? null
            : new JsonObject
            {
                ["transactionHash"] = transaction,
                ["blockHash"] = own[0].BlockHash,
                ["blockNumber"] = Quantity(own[0].Block),
                ["status"] = "0x1",
                ["logs"] = new JsonArray([.. own.Select(log => (JsonNode)Show(log))]),
            };
    }

    private static JsonObject Show(LocalLog log) =>
        new()
        {
            ["address"] = log.Contract,
            ["topics"] = new JsonArray([.. log.Topics.Select(topic => (JsonNode)topic)]),
            ["data"] = log.Data,
            ["blockNumber"] = Quantity(log.Block),
            ["blockHash"] = log.BlockHash,
            ["transactionHash"] = log.Transaction,
            ["transactionIndex"] = "0x0",
            ["logIndex"] = "0x0",
            ["removed"] = false,
        };

    /// <summary>A value or a list of them; null for anything.</summary>
    private static HashSet<string>? AnyOf(JsonNode? wanted) =>
        wanted switch
        {
            null => null,
            JsonArray many => [.. many.Select(Text)],
            _ => [Text(wanted)],
        };

    private static string Text(JsonNode? value) =>
        value is JsonValue text && text.TryGetValue(out string? written) ? written.ToLowerInvariant() : throw Invalid();

    private static ulong Number(JsonNode? value, LocalChain chain) =>
        value is null ? chain.Height
        : Text(value) is var text && text is "latest" or "pending" or "safe" ? chain.Height
        : text == "finalized" ? chain.Height - Math.Min(FinalDepth, chain.Height)
        : text == "earliest" ? 0
        : text.StartsWith("0x", StringComparison.Ordinal)
        && ulong.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)
            ? number
        : throw Invalid();

    private static string Quantity(ulong number) => string.Create(CultureInfo.InvariantCulture, $"0x{number:x}");

    private static RpcException Invalid() => new(InvalidParameters, "invalid argument");

    private static JsonObject Error(JsonNode? id, int code, string message) =>
        new()
        {
            ["jsonrpc"] = "2.0",
            ["id"] = id,
            ["error"] = new JsonObject { ["code"] = code, ["message"] = message },
        };

    private sealed class RpcException(int code, string message) : Exception(message)
    {
        public int Code => code;
    }
}
