using Guildhall.Core.Ports;
using Guildhall.Core.Resilience;

namespace Guildhall.Sietch.Chain.Nodes;

/// <summary>Reads ranges of logs from one node at a time, whole or not at all: what a node refuses or cannot bring in time is
/// halved, and an answer that may have been cut is not taken. Each node's limit is remembered for the next range.</summary>
internal sealed class NodeLogs(ChainMetrics metrics)
{
    /// <summary>Providers cut their answers at these counts without a word.</summary>
    private static readonly HashSet<int> caps =
    [
        .. new[]
        {
            100,
            200,
            250,
            500,
            1_000,
            2_000,
            2_500,
            3_000,
            5_000,
            10_000,
            15_000,
            20_000,
            25_000,
            50_000,
            100_000,
        },
        .. Enumerable.Range(8, 10).Select(power => 1 << power),
    ];

    /// <summary>After so many whole pieces in a row a larger one is tried again.</summary>
    private const int PiecesToGrow = 16;

    private const ulong Unlimited = ulong.MaxValue / 2;

    private readonly Lock gate = new();
    private readonly Dictionary<ChainNode, Reach> reaches = [];

    /// <summary>How many blocks the node that is asked first was last seen to bring at once.</summary>
    public ulong WindowOf(ChainNode node)
    {
        lock (gate)
        {
            return reaches.GetValueOrDefault(node)?.Window ?? Unlimited;
        }
    }

    /// <exception cref="JsonRpcException">The node cannot be asked for that, not for one block either.</exception>
    /// <exception cref="WorldUnavailableException">It does not answer.</exception>
    public async Task<IReadOnlyList<ChainLog>> ReadAsync(
        ChainNode node,
        LogFilter filter,
        ulong from,
        ulong to,
        CancellationToken cancellation
    )
    {
        var logs = new List<ChainLog>();
        for (var next = from; next <= to; )
        {
            var last = Math.Min(to, next + WindowOf(node) - 1);
            logs.AddRange(await ReadPieceAsync(node, filter, next, last, cancellation));
            next = last + 1;
        }

        return logs;
    }

    private async Task<IReadOnlyList<ChainLog>> ReadPieceAsync(
        ChainNode node,
        LogFilter filter,
        ulong from,
        ulong to,
        CancellationToken cancellation
    )
    {
        if (from == to)
        {
            return await ReadBlockAsync(node, filter, from, cancellation);
        }

        try
        {
            var logs = await BringAsync(node, filter, from, to, cancellation);
            if (!IsCap(node, logs.Count))
            {
                Brought(node);
                return logs;
            }
        }
        catch (JsonRpcException refusal) when (refusal.Kind == JsonRpcFailure.Refused)
        {
            if (IsFirstRefusal(node))
            {
                // The least that can be asked for: what is refused here too, no halving will bring.
                await ReadBlockAsync(node, filter, from, cancellation);
            }
        }

        metrics.PageHalved();
        var middle = from + ((to - from) / 2);
        Halved(node, middle - from + 1);
        return
        [
            .. await ReadPieceAsync(node, filter, from, middle, cancellation),
            .. await ReadPieceAsync(node, filter, middle + 1, to, cancellation),
        ];
    }

    private static async Task<IReadOnlyList<ChainLog>> ReadBlockAsync(
        ChainNode node,
        LogFilter filter,
        ulong block,
        CancellationToken cancellation
    )
    {
        try
        {
            var logs = await node.LogsAsync(filter, block, block, cancellation);
            return IsCap(node, logs.Count) ? await UncutAsync(node, filter, block, logs, cancellation) : logs;
        }
        catch (JsonRpcException refusal) when (refusal.Kind == JsonRpcFailure.Refused)
        {
            throw new JsonRpcException(
                JsonRpcFailure.Refused,
                $"Block {block} cannot be read: {refusal.Message}",
                refusal.Code,
                inner: refusal
            );
        }
    }

    private static bool IsCap(ChainNode node, int count) => caps.Contains(count) || node.IsCap(count);

    /// <summary>No block can be halved; its receipts have all of its logs, and no provider counts those.</summary>
    private static async Task<IReadOnlyList<ChainLog>> UncutAsync(
        ChainNode node,
        LogFilter filter,
        ulong block,
        IReadOnlyList<ChainLog> told,
        CancellationToken cancellation
    )
    {
        var whole = (await ReceiptsAsync(node, block, told.Count, cancellation))
            .Where(filter.Matches)
            .OrderBy(log => log.Index)
            .ToList();
        var known = whole.ToLookup(log => log.Index);
        return told.All(log => known[log.Index].Any(log.IsSameAs))
            ? whole
            : throw new JsonRpcException(
                JsonRpcFailure.Garbage,
                $"{node.Name} has other receipts than logs of block {block}."
            );
    }

    private static async Task<IReadOnlyList<ChainLog>> ReceiptsAsync(
        ChainNode node,
        ulong block,
        int count,
        CancellationToken cancellation
    )
    {
        try
        {
            return await node.BlockReceiptLogsAsync(block, cancellation);
        }
        catch (JsonRpcException refusal) when (refusal.Kind == JsonRpcFailure.Refused)
        {
            // Not every node has that call.
        }

        try
        {
            var logs = new List<ChainLog>();
            foreach (var transaction in await node.TransactionsAsync(block, cancellation))
            {
                logs.AddRange(
                    await node.TryReceiptLogsAsync(transaction, cancellation)
                        ?? throw new JsonRpcException(
                            JsonRpcFailure.Refused,
                            $"{node.Name} lacks a receipt of a block that it knows."
                        )
                );
            }

            return logs;
        }
        catch (JsonRpcException refusal) when (refusal.Kind == JsonRpcFailure.Refused)
        {
            throw new JsonRpcException(
                JsonRpcFailure.Refused,
                $"{node.Name} sent exactly {count} logs, which may be all that it ever sends, and tells no receipts.",
                refusal.Code,
                inner: refusal
            );
        }
    }

    private static async Task<IReadOnlyList<ChainLog>> BringAsync(
        ChainNode node,
        LogFilter filter,
        ulong from,
        ulong to,
        CancellationToken cancellation
    )
    {
        try
        {
            return await node.LogsAsync(filter, from, to, cancellation);
        }
        catch (Exception fault)
            when (fault is WorldUnavailableException or JsonRpcException { Kind: JsonRpcFailure.Unavailable })
        {
            // A node that answers a small question was asked for more than it could bring in time; a dead one throws here.
            await node.ChainIdAsync(cancellation);
            throw new JsonRpcException(
                JsonRpcFailure.Refused,
                $"{node.Name} did not bring the logs between {from} and {to}.",
                inner: fault
            );
        }
    }

    private bool IsFirstRefusal(ChainNode node)
    {
        lock (gate)
        {
            return !reaches.ContainsKey(node);
        }
    }

    private void Halved(ChainNode node, ulong window)
    {
        lock (gate)
        {
            reaches[node] = new(window, 0);
        }
    }

    private void Brought(ChainNode node)
    {
        lock (gate)
        {
            if (reaches.TryGetValue(node, out var reach) && reach.Window < Unlimited)
            {
                reaches[node] =
                    reach.Whole + 1 >= PiecesToGrow
                        ? new(Math.Min(reach.Window * 2, Unlimited), 0)
                        : reach with
                        {
                            Whole = reach.Whole + 1,
                        };
            }
        }
    }

    /// <param name="Window">Blocks to ask for at once, after what was refused lately.</param>
    /// <param name="Whole">Pieces of that size that were brought since.</param>
    private sealed record Reach(ulong Window, int Whole);
}
