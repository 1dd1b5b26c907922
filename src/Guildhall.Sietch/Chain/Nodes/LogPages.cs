using Guildhall.Core.Ports;

namespace Guildhall.Sietch.Chain.Nodes;

/// <summary>Reads ranges of logs whole or not at all, from the first node that can be asked for them; samples are compared with
/// another node.</summary>
/// <param name="isSampled">Decides for each page whether it is compared.</param>
internal sealed class LogPages(PinnedNodes nodes, Func<bool> isSampled, ChainMetrics metrics)
{
    private readonly NodeLogs whole = new(metrics);

    /// <summary>How many blocks to ask for at once, after what was refused lately.</summary>
    public ulong Window { get; private set; } = ulong.MaxValue / 2;

    /// <exception cref="ChainUnavailableException">No node is left, or two disagree and neither can be believed.</exception>
    public Task<LogPage> ReadAsync(LogFilter filter, ulong from, ulong to, CancellationToken cancellation) =>
        nodes.AskAsync((node, c) => ReadAsync(node, filter, from, to, c), cancellation);

    private async Task<LogPage> ReadAsync(
        ChainNode node,
        LogFilter filter,
        ulong from,
        ulong to,
        CancellationToken cancellation
    )
    {
        var logs = await whole.ReadAsync(node, filter, from, to, cancellation);
        Window = whole.WindowOf(node);
        var isCompared = false;
        var isSuspect = nodes.Suspects.Contains(node.Name);
        if (isSuspect || isSampled())
        {
            isCompared = await IsSecondedAsync(node, logs, filter, from, to, cancellation);
            if (isSuspect && !isCompared)
            {
                throw new JsonRpcException(
                    JsonRpcFailure.Garbage,
                    $"{node.Name} left out logs lately, and nobody else tells those between {from} and {to}."
                );
            }
        }
        else if (await nodes.TryFindOtherAsync(node, cancellation) is not null)
        {
            nodes.HasUncompared = true;
        }

        metrics.PageRead();
        return new(logs, node.Name, isCompared);
    }

    /// <returns>False where nobody else could be asked.</returns>
    private async Task<bool> IsSecondedAsync(
        ChainNode node,
        IReadOnlyList<ChainLog> logs,
        LogFilter filter,
        ulong from,
        ulong to,
        CancellationToken cancellation
    )
    {
        while (await nodes.TryFindOtherAsync(node, cancellation) is { } other)
        {
            if (await SecondOpinionAsync(other, filter, from, to, cancellation) is { } second)
            {
                await CompareAsync(node, logs, other, second, from, to, cancellation);
                return true;
            }
        }

        return false;
    }

    private async Task CompareAsync(
        ChainNode node,
        IReadOnlyList<ChainLog> logs,
        ChainNode other,
        IReadOnlyList<ChainLog> second,
        ulong from,
        ulong to,
        CancellationToken cancellation
    )
    {
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
            other.LearnCap(second.Count);
            nodes.Catch(other);
            nodes.Distrust(other, $"{other.Name} left out logs between {from} and {to}.");
            return;
        }

        if (added.Count == 0 && await AreConfirmedAsync(node, missing, cancellation))
        {
            node.LearnCap(logs.Count);
            nodes.Catch(node);
            nodes.HasGap = true;
            throw new JsonRpcException(JsonRpcFailure.Garbage, $"{node.Name} left out logs between {from} and {to}.");
        }

        throw new ChainUnavailableException([
            $"{node.Name} and {other.Name} disagree about the logs between {from} and {to}.",
        ])
        {
            IsDisputed = true,
        };
    }

    private static List<ChainLog> Without(IReadOnlyList<ChainLog> logs, IReadOnlyList<ChainLog> others)
    {
        var known = others.ToDictionary(log => (log.Block.Number, log.Index));
        return [.. logs.Where(log => known.GetValueOrDefault((log.Block.Number, log.Index))?.IsSameAs(log) != true)];
    }

    /// <returns>Null where the other node cannot be asked for that, which proves nothing against the first.</returns>
    private async Task<IReadOnlyList<ChainLog>?> SecondOpinionAsync(
        ChainNode other,
        LogFilter filter,
        ulong from,
        ulong to,
        CancellationToken cancellation
    )
    {
        try
        {
            return await whole.ReadAsync(other, filter, from, to, cancellation);
        }
        catch (Exception exception) when (PinnedNodes.IsFault(exception))
        {
            nodes.Mute(other, exception.Message);
            return null;
        }
    }

    /// <returns>False also where the node tells no receipts: that is no word for either of them.</returns>
    private static async Task<bool> AreConfirmedAsync(
        ChainNode node,
        IEnumerable<ChainLog> logs,
        CancellationToken cancellation
    )
    {
        try
        {
            foreach (var transaction in logs.GroupBy(log => log.Transaction))
            {
                var receipt = await node.TryReceiptLogsAsync(transaction.Key, cancellation);
                if (receipt is null || !transaction.All(log => receipt.Any(log.IsSameAs)))
                {
                    return false;
                }
            }

            return true;
        }
        catch (Exception exception) when (PinnedNodes.IsFault(exception))
        {
            return false;
        }
    }
}
