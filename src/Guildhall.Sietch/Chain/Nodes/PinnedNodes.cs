using Guildhall.Core.Ports;
using Guildhall.Core.Resilience;

namespace Guildhall.Sietch.Chain.Nodes;

/// <summary>The nodes of one run, all held to one block: a node that stands on another chain, behind that block or on
/// another fork of it is not asked.</summary>
internal sealed class PinnedNodes
{
    private readonly ulong chain;
    private readonly List<ChainNode> agreeing = [];
    private readonly Queue<ChainNode> unasked;

    /// <param name="chain">EIP-155.</param>
    /// <param name="head">Known from elsewhere: none of the nodes has been asked yet.</param>
    /// <param name="nodes">In the order in which they are asked.</param>
    public PinnedNodes(ulong chain, Block head, IEnumerable<ChainNode> nodes)
    {
        this.chain = chain;
        Head = head;
        unasked = new(nodes);
    }

    /// <summary>The last block that this run reads.</summary>
    public Block Head { get; }

    /// <summary>Which nodes were left out so far, and why.</summary>
    public List<string> Faults { get; } = [];

    /// <summary>A node was caught leaving out logs: what it told before is not to be believed either.</summary>
    public bool HasGap { get; set; }

    /// <summary>Takes the head of the first node that answers.</summary>
    /// <exception cref="ChainUnavailableException">None does.</exception>
    public static async Task<PinnedNodes> PinAsync(
        ulong chain,
        IReadOnlyList<ChainNode> nodes,
        HeadRule rule,
        CancellationToken cancellation
    )
    {
        var faults = new List<string>();
        for (var i = 0; i < nodes.Count; i++)
        {
            try
            {
                await CheckChainAsync(nodes[i], chain, cancellation);
                var head = await rule.ReadAsync(nodes[i], cancellation);
                var pinned = new PinnedNodes(chain, head, nodes.Skip(i + 1));
                pinned.agreeing.Add(nodes[i]);
                pinned.Faults.AddRange(faults);
                return pinned;
            }
            catch (Exception exception) when (IsFault(exception))
            {
                faults.Add(exception.Message);
            }
        }

        throw new ChainUnavailableException(faults);
    }

    /// <summary>Asks the first node that holds; a node that fails is not asked again in this run.</summary>
    /// <exception cref="ChainUnavailableException">No node is left.</exception>
    /// <exception cref="JsonRpcException">Refused: every node might.</exception>
    public async Task<T> AskAsync<T>(Func<ChainNode, CancellationToken, Task<T>> ask, CancellationToken cancellation)
    {
        while (await TryFindAsync(0, cancellation) is { } node)
        {
            try
            {
                return await ask(node, cancellation);
            }
            catch (Exception exception)
                when (IsFault(exception) && exception is not JsonRpcException { Kind: JsonRpcFailure.Refused })
            {
                Distrust(node, exception.Message);
            }
        }

        throw new ChainUnavailableException(Faults);
    }

    /// <summary>Another node than that; null where there is none that holds.</summary>
    public async Task<ChainNode?> TryFindOtherAsync(ChainNode than, CancellationToken cancellation)
    {
        var position = 0;
        ChainNode? other;
        do
        {
            other = await TryFindAsync(position++, cancellation);
        } while (other == than);

        return other;
    }

    public void Distrust(ChainNode node, string why)
    {
        lock (agreeing)
        {
            agreeing.Remove(node);
            Faults.Add(why);
        }
    }

    public static bool IsFault(Exception exception) => exception is JsonRpcException or WorldUnavailableException;

    private async Task<ChainNode?> TryFindAsync(int position, CancellationToken cancellation)
    {
        while (true)
        {
            ChainNode next;
            lock (agreeing)
            {
                if (agreeing.Count > position)
                {
                    return agreeing[position];
                }

                if (!unasked.TryDequeue(out next!))
                {
                    return null;
                }
            }

            await TryAddAsync(next, cancellation);
        }
    }

    private async Task TryAddAsync(ChainNode node, CancellationToken cancellation)
    {
        try
        {
            await CheckChainAsync(node, chain, cancellation);
            var block = await node.TryBlockAsync(Head.Number, cancellation);
            lock (agreeing)
            {
                if (block == Head)
                {
                    agreeing.Add(node);
                }
                else
                {
                    Faults.Add(
                        block is null
                            ? $"{node.Name} is behind block {Head.Number}."
                            : $"{node.Name} has another block {Head.Number}."
                    );
                }
            }
        }
        catch (Exception exception) when (IsFault(exception))
        {
            lock (agreeing)
            {
                Faults.Add(exception.Message);
            }
        }
    }

    private static async Task CheckChainAsync(ChainNode node, ulong chain, CancellationToken cancellation)
    {
        var actual = await node.ChainIdAsync(cancellation);
        if (actual != chain)
        {
            throw new JsonRpcException(JsonRpcFailure.Garbage, $"{node.Name} is on chain {actual}, not {chain}.");
        }
    }
}
