namespace Guildhall.Sietch.Chain.Nodes;

/// <summary>A log as a node tells it.</summary>
internal sealed record ChainLog
{
    public required Address Contract { get; init; }

    public required IReadOnlyList<Word> Topics { get; init; }

    public required byte[] Data { get; init; }

    public required Block Block { get; init; }

    /// <summary>Within the block; with its number unique in the chain.</summary>
    public required ulong Index { get; init; }

    public required Word Transaction { get; init; }

    /// <summary>The same log, told by another node.</summary>
    public bool IsSameAs(ChainLog other) =>
        (Block, Index, Transaction, Contract) == (other.Block, other.Index, other.Transaction, other.Contract)
        && Topics.SequenceEqual(other.Topics)
        && Data.AsSpan().SequenceEqual(other.Data);
}
