namespace Guildhall.Core.Commands;

/// <summary>The ids of late, to know one that comes again: a new session can replay what the old one had delivered.</summary>
internal sealed class RecentIds
{
    private const int Remembered = 4096;

    private readonly Lock gate = new();
    private readonly HashSet<ulong> known = new(Remembered);
    private readonly Queue<ulong> order = new(Remembered);

    public bool TryAdd(ulong id)
    {
        lock (gate)
        {
            if (!known.Add(id))
            {
                return false;
            }

            order.Enqueue(id);
            if (order.Count > Remembered)
            {
                known.Remove(order.Dequeue());
            }

            return true;
        }
    }
}
