using System.Diagnostics.CodeAnalysis;

namespace Guildhall.Core.Caching;

/// <summary>Entries in the order of their last use, within two bounds. Not safe for threads: its owner holds the lock.</summary>
internal sealed class EntryTable<TValue>(int maxEntries, long maxBytes)
    where TValue : class
{
    // The dictionary slot, the list node and the string header of a key, measured on 64 bits.
    private const int Overhead = 160;

    private readonly Dictionary<string, LinkedListNode<Entry>> byKey = new(StringComparer.Ordinal);
    private readonly LinkedList<Entry> byUse = [];

    public long Bytes { get; private set; }

    public int Count => byKey.Count;

    public bool TryUse(string key, [NotNullWhen(true)] out Entry? entry)
    {
        if (!byKey.TryGetValue(key, out var node))
        {
            entry = null;
            return false;
        }

        if (node != byUse.First)
        {
            byUse.Remove(node);
            byUse.AddFirst(node);
        }

        entry = node.Value;
        return true;
    }

    /// <summary>Adds or replaces, and makes room. The answer is how many others had to go.</summary>
    public int Set(string key, TValue value, long size, DateTimeOffset freshUntil, DateTimeOffset goneAt)
    {
        Remove(key);
        var weight = size + (2L * key.Length) + Overhead;
        if (weight > maxBytes)
        {
            return 0;
        }

        var evicted = 0;
        while (byKey.Count >= maxEntries || Bytes + weight > maxBytes)
        {
            Remove(byUse.Last!.Value.Key);
            evicted++;
        }

        byKey[key] = byUse.AddFirst(new Entry(key, value, weight, freshUntil, goneAt));
        Bytes += weight;
        return evicted;
    }

    public bool Remove(string key)
    {
        if (!byKey.Remove(key, out var node))
        {
            return false;
        }

        byUse.Remove(node);
        Bytes -= node.Value.Weight;
        return true;
    }

    internal sealed record Entry(
        string Key,
        TValue Value,
        long Weight,
        DateTimeOffset FreshUntil,
        DateTimeOffset GoneAt
    );
}
