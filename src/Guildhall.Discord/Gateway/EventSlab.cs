using System.Collections.Concurrent;

namespace Guildhall.Discord.Gateway;

/// <summary>One piece of memory for the bytes of many events. It goes back to its pool when the last of them is handled:
/// thousands may wait, and a pool of single arrays would run dry and allocate.</summary>
internal sealed class EventSlab(EventSlabs pool)
{
    public const int Size = 128 * 1024;

    private readonly byte[] bytes = GC.AllocateUninitializedArray<byte>(Size);
    private int used;

    // The writer's own share is one.
    private int shares = 1;

    /// <summary>A place for that many bytes, with a share of the slab; false when there is none.</summary>
    public bool TryTake(int length, out Memory<byte> place)
    {
        if (length > Size - used)
        {
            place = default;
            return false;
        }

        place = bytes.AsMemory(used, length);
        used += length;
        Interlocked.Increment(ref shares);
        return true;
    }

    public void GiveBack()
    {
        if (Interlocked.Decrement(ref shares) == 0)
        {
            (used, shares) = (0, 1);
            pool.Return(this);
        }
    }
}

/// <summary>The slabs of a process that nobody uses just now.</summary>
internal sealed class EventSlabs
{
    // 8 MiB; what a burst took beyond that is left to the garbage collector.
    private const int MostKept = 64;

    private readonly ConcurrentQueue<EventSlab> idle = new();

    public EventSlab Take() => idle.TryDequeue(out var slab) ? slab : new(this);

    public void Return(EventSlab slab)
    {
        if (idle.Count < MostKept)
        {
            idle.Enqueue(slab);
        }
    }
}

/// <summary>Finds places for the events of one shard; used by its task alone.</summary>
internal sealed class EventMemory(EventSlabs pool)
{
    private EventSlab? current;

    /// <returns>Null for what is too large to share: the place is then the event's own.</returns>
    public EventSlab? Take(int length, out Memory<byte> place)
    {
        if (length > EventSlab.Size / 4)
        {
            place = GC.AllocateUninitializedArray<byte>(length);
            return null;
        }

        current ??= pool.Take();
        if (!current.TryTake(length, out place))
        {
            current.GiveBack();
            current = pool.Take();
            current.TryTake(length, out place);
        }

        return current;
    }
}
