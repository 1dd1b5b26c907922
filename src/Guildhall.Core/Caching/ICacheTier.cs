namespace Guildhall.Core.Caching;

/// <summary>A slower, larger or shared tier behind the memory of a <see cref="TieredCache{TValue}"/>.</summary>
public interface ICacheTier<TValue>
    where TValue : class
{
    /// <summary>Null where the tier does not have the key. A tier that is gone answers null; it never throws.</summary>
    Task<TValue?> TryGetAsync(string key, CancellationToken cancellation);

    /// <summary>Keeps the value if it can; a tier that is gone keeps nothing and does not throw.</summary>
    Task SetAsync(string key, TValue value, TimeSpan timeToLive, CancellationToken cancellation);
}
