using Guildhall.Core.Ports;

namespace Guildhall.Sietch.Chain.Nodes;

/// <summary>Reads ranges of logs whole or not at all: ranges that a node refuses are halved, answers that may have been cut
/// are not taken, and samples are compared with another node.</summary>
/// <param name="isSampled">Decides for each page whether it is compared.</param>
internal sealed class LogPages(PinnedNodes nodes, Func<bool> isSampled, ChainMetrics metrics)
{
    /// <summary>Providers cut their answers at these counts without a word.</summary>
    private static readonly HashSet<int> caps = [500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000];

    /// <summary>After so many whole pages in a row a larger one is tried again.</summary>
    private const int PagesToGrow = 16;

    private int wholePages;

    /// <summary>How many blocks to ask for at once, after what was refused lately.</summary>
    public ulong Window { get; private set; } = ulong.MaxValue / 2;

    /// <exception cref="ChainUnavailableException">No node is left, or two disagree and neither can be believed.</exception>
    public async Task<LogPage> ReadAsync(LogFilter filter, ulong from, ulong to, CancellationToken cancellation)
    {
        try
        {
            return await nodes.AskAsync((node, c) => ReadAsync(node, filter, from, to, c), cancellation);
        }
        catch (JsonRpcException refusal) when (refusal.Kind == JsonRpcFailure.Refused)
        {
            if (from == to)
            {
                throw new ChainUnavailableException([$"Block {from} cannot be read: {refusal.Message}"]);
            }

            metrics.PageHalved();
            wholePages = 0;
            var middle = from + ((to - from) / 2);
            Window = middle - from + 1;
            var first = await ReadAsync(filter, from, middle, cancellation);
            var second = await ReadAsync(filter, middle + 1, to, cancellation);
            return first.Then(second);
        }
    }

    private async Task<LogPage> ReadAsync(
        ChainNode node,
        LogFilter filter,
        ulong from,
        ulong to,
        CancellationToken cancellation
    )
    {
        var logs = await node.LogsAsync(filter, from, to, cancellation);
        if (caps.Contains(logs.Count) && from < to)
        {
            throw new JsonRpcException(JsonRpcFailure.Refused, $"{node.Name} sent exactly {logs.Count} logs.");
        }

        if (isSampled() && await nodes.TryFindOtherAsync(node, cancellation) is { } other)
        {
            await CompareAsync(node, logs, other, filter, from, to, cancellation);
        }

        metrics.PageRead();
        if (++wholePages >= PagesToGrow && Window < ulong.MaxValue / 2)
        {
            (Window, wholePages) = (Window * 2, 0);
        }

        return new(logs, new HashSet<string> { node.Place });
    }

    private async Task CompareAsync(
        ChainNode node,
        IReadOnlyList<ChainLog> logs,
        ChainNode other,
        LogFilter filter,
        ulong from,
        ulong to,
        CancellationToken cancellation
    )
    {
        if (await SecondOpinionAsync(other, filter, from, to, cancellation) is not { } second)
        {
            return;
        }

        var missing = Without(second, logs);
        var added = Without(logs, second);
        if (missing.Count + added.Count == 0)
        {
            return;
        }

        metrics.PageRefused();
        // A node that left something out still has the receipts of it.
        if (missing.Count == 0 && await AreConfirmedAsync(other, added, cancellation))
        {
            nodes.Distrust(other, $"{other.Name} left out logs between {from} and {to}.");
            return;
        }

        if (added.Count == 0 && await AreConfirmedAsync(node, missing, cancellation))
        {
            nodes.HasGap = true;
            throw new JsonRpcException(JsonRpcFailure.Garbage, $"{node.Name} left out logs between {from} and {to}.");
        }

        throw new ChainUnavailableException([
            $"{node.Name} and {other.Name} disagree about the logs between {from} and {to}.",
        ]);
    }

    private static List<ChainLog> Without(IReadOnlyList<ChainLog> logs, IReadOnlyList<ChainLog> others)
    {
        var known = others.ToDictionary(log => (log.Block.Number, log.Index));
        return [.. logs.Where(log => known.GetValueOrDefault((log.Block.Number, log.Index))?.IsSameAs(log) != true)];
    }

    /// <returns>Null where the other node cannot be asked for that, which proves nothing against the first.</returns>
    private static async Task<IReadOnlyList<ChainLog>?> SecondOpinionAsync(
        ChainNode other,
        LogFilter filter,
        ulong from,
        ulong to,
        CancellationToken cancellation
    )
    {
        try
        {
            return await other.LogsAsync(filter, from, to, cancellation);
        }
        catch (Exception exception) when (PinnedNodes.IsFault(exception))
        {
            return null;
        }
    }

    private static async Task<bool> AreConfirmedAsync(
        ChainNode node,
        IEnumerable<ChainLog> logs,
        CancellationToken cancellation
    )
    {
        foreach (var log in logs)
        {
            var receipt = await node.TryReceiptLogsAsync(log.Transaction, cancellation);
            if (receipt?.Any(log.IsSameAs) != true)
            {
                return false;
            }
        }

        return true;
    }
}
