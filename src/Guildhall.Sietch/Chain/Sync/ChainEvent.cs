namespace Guildhall.Sietch.Chain.Sync;

/// <summary>A claim or a burn, as stored.</summary>
internal sealed record ChainEvent
{
    public required ulong Block { get; init; }

    public required ulong Index { get; init; }

    public required FeedKind Kind { get; init; }

    public required Address Contract { get; init; }

    /// <summary>Who received, or who burned.</summary>
    public required Address Account { get; init; }

    public required Wei Amount { get; init; }

    public required Word Transaction { get; init; }
}
