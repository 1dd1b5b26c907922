namespace Guildhall.Core.Caching;

/// <summary>Bounds of a cache; it holds neither more entries nor more bytes than these.</summary>
public sealed record TieredCacheOptions<TValue>
    where TValue : class
{
    /// <summary>A stable, kebab-case name for metrics: <c>rewrites</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What a value weighs, in bytes, roughly. The key and the entry itself are added to it.</summary>
    public required Func<TValue, long> SizeOf { get; init; }

    /// <summary>At least 1. Default 10,000.</summary>
    public int MaxEntries { get; init; } = 10_000;

    /// <summary>At least 1. A value larger than this is handed out and not kept. Default 64 MiB.</summary>
    public long MaxBytes { get; init; } = 64L << 20;

    /// <summary>How long a value is fresh. Default 1 h.</summary>
    public TimeSpan TimeToLive { get; init; } = TimeSpan.FromHours(1);

    /// <summary>
    /// How long after <see cref="TimeToLive"/> a value may still be handed out while a new one is computed. Zero, the
    /// default, hands out fresh values only. Never for permissions.
    /// </summary>
    public TimeSpan StaleFor { get; init; }

    /// <summary>Asked on a miss before computing, and told what was computed. Null: memory alone.</summary>
    public ICacheTier<TValue>? Next { get; init; }
}
