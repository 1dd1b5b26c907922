using Guildhall.Core.Ports;

namespace Guildhall.Sietch.Chain.Nodes;

/// <summary>Up to where the chain is believed: so many blocks below the newest, or what the chain calls final.</summary>
/// <param name="Confirmations">0–10,000; null for the <c>finalized</c> block.</param>
internal sealed record HeadRule(ulong? Confirmations)
{
    /// <exception cref="JsonRpcException">No usable answer.</exception>
    public async Task<Block> ReadAsync(ChainNode node, CancellationToken cancellation)
    {
        if (Confirmations is not { } depth)
        {
            return await node.HeadAsync("finalized", cancellation);
        }

        var newest = await node.HeadAsync("latest", cancellation);
        return depth == 0
            ? newest
            : await node.TryBlockAsync(newest.Number - Math.Min(depth, newest.Number), cancellation)
                ?? throw new JsonRpcException(JsonRpcFailure.Garbage, $"{node.Name} does not know its own blocks.");
    }
}
