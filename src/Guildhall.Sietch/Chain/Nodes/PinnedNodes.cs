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
    private readonly HashSet<ChainNode> mute = [];
    private readonly List<string> contradictions = [];
    private readonly HashSet<string> caught = new(StringComparer.Ordinal);
    private Task asking = Task.CompletedTask;

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

    /// <summary>Pages were read that no sample fell on, though another could have been asked.</summary>
    public bool HasUncompared { get; set; }

    /// <summary>Something that was told turned out wrong: from then on no page goes uncompared.</summary>
    public bool IsDoubted { get; set; }

    /// <summary>Nodes by name that were caught leaving out logs in a run before: nothing is believed of them alone.</summary>
    public IReadOnlySet<string> Suspects { get; init; } = new HashSet<string>();

    /// <summary>Those that were in this run.</summary>
    public IReadOnlyList<string> Caught
    {
        get
        {
            lock (agreeing)
            {
                return [.. caught];
            }
        }
    }

    /// <summary>Takes the head of the first node that answers and is not behind what was read before.</summary>
    /// <param name="chain">EIP-155.</param>
    /// <param name="nodes">In the order in which they are asked.</param>
    /// <param name="rule">What counts as the head.</param>
    /// <param name="known">Blocks that were read before, newest first.</param>
    /// <param name="suspects">See <see cref="Suspects"/>.</param>
    /// <param name="cancellation">Of the caller.</param>
    /// <exception cref="ChainUnavailableException">There is none.</exception>
    public static async Task<PinnedNodes> PinAsync(
        ulong chain,
        IReadOnlyList<ChainNode> nodes,
        HeadRule rule,
        IReadOnlyList<Block> known,
        IReadOnlySet<string> suspects,
        CancellationToken cancellation
    )
    {
        var faults = new List<string>();
        var isBehind = false;
        for (var i = 0; i < nodes.Count; i++)
        {
            try
            {
                await CheckChainAsync(nodes[i], chain, cancellation);
                var head = await rule.ReadAsync(nodes[i], cancellation);
                if (await IsBehindAsync(nodes[i], head, known, cancellation))
                {
                    isBehind = true;
                    faults.Add($"{nodes[i].Name} is behind block {known[0].Number}.");
                    continue;
                }

                var pinned = new PinnedNodes(chain, head, nodes.Skip(i + 1)) { Suspects = suspects };
                pinned.agreeing.Add(nodes[i]);
                pinned.Faults.AddRange(faults);
                return pinned;
            }
            catch (Exception exception) when (IsFault(exception))
            {
                faults.Add(exception.Message);
            }
        }

        throw new ChainUnavailableException(faults) { IsBehind = isBehind };
    }

    /// <summary>Asks the first node that holds; a node that fails is not asked again in this run.</summary>
    /// <exception cref="ChainUnavailableException">No node is left.</exception>
    public async Task<T> AskAsync<T>(Func<ChainNode, CancellationToken, Task<T>> ask, CancellationToken cancellation)
    {
        while (await TryFindAsync(0, cancellation) is { } node)
        {
            try
            {
                return await ask(node, cancellation);
            }
            catch (Exception exception) when (IsFault(exception))
            {
                Distrust(node, exception.Message);
            }
        }

        throw new ChainUnavailableException(Faults);
    }

    /// <summary>Another node than that; null where there is none that holds.</summary>
    public async Task<ChainNode?> TryFindOtherAsync(ChainNode than, CancellationToken cancellation)
    {
        for (var position = 0; await TryFindAsync(position, cancellation) is { } other; position++)
        {
            if (other != than && !IsMute(other))
            {
                return other;
            }
        }

        return null;
    }

    /// <summary>It could not be asked for a second opinion, which proves nothing against it, and is not asked for one again.
    /// </summary>
    public void Mute(ChainNode node, string why)
    {
        lock (agreeing)
        {
            if (mute.Add(node))
            {
                Faults.Add(why);
            }
        }
    }

    /// <summary>What was read is of one fork only if the nodes that told it still have the pinned block; and who has another
    /// there is no less to be believed than one that nobody seconds.</summary>
    /// <exception cref="ChainUnavailableException">The block went, or two disagree about it.</exception>
    public async Task ConfirmHeadAsync(CancellationToken cancellation)
    {
        var confirmed = await AskAsync((node, c) => node.TryBlockAsync(Head.Number, c), cancellation);
        if (confirmed != Head)
        {
            throw new ChainUnavailableException([$"Block {Head.Number} changed while the chain was read."]);
        }

        lock (agreeing)
        {
            if (agreeing.Count == 1 && contradictions.Count > 0)
            {
                throw new ChainUnavailableException([
                    $"{agreeing[0].Name} is alone with its block {Head.Number}.",
                    .. contradictions,
                ])
                {
                    IsDisputed = true,
                };
            }
        }
    }

    /// <summary>Its own receipts, or another's, have logs that it left out.</summary>
    public void Catch(ChainNode node)
    {
        lock (agreeing)
        {
            caught.Add(node.Name);
        }
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

    private bool IsMute(ChainNode node)
    {
        lock (agreeing)
        {
            return mute.Contains(node);
        }
    }

    private async Task<ChainNode?> TryFindAsync(int position, CancellationToken cancellation)
    {
        while (true)
        {
            Task asked;
            lock (agreeing)
            {
                if (agreeing.Count > position)
                {
                    return agreeing[position];
                }

                // Who is being asked just now may be the other that a second page looks for.
                if (asking.IsCompleted)
                {
                    if (!unasked.TryDequeue(out var next))
                    {
                        return null;
                    }

                    asking = TryAddAsync(next, cancellation);
                }

                asked = asking;
            }

            await asked;
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
                else if (block is null)
                {
                    Faults.Add($"{node.Name} is behind block {Head.Number}.");
                }
                else
                {
                    var said = $"{node.Name} has another block {Head.Number}.";
                    Faults.Add(said);
                    contradictions.Add(said);
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

    /// <summary>A node on another fork may be shorter and right; one that knows the same chain only up to an earlier block
    /// would have the list go back in time.</summary>
    private static async Task<bool> IsBehindAsync(
        ChainNode node,
        Block head,
        IReadOnlyList<Block> known,
        CancellationToken cancellation
    )
    {
        if (known.Count == 0 || head.Number >= known[0].Number)
        {
            return false;
        }

        return known.Where(block => block.Number <= head.Number).Select(block => (Block?)block).FirstOrDefault()
                is not { } common
            || await node.TryBlockAsync(common.Number, cancellation) == common;
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
