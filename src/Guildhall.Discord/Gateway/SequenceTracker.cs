namespace Guildhall.Discord.Gateway;

/// <summary>Events are handled out of order; this knows up to which one all are.</summary>
internal sealed class SequenceTracker
{
    private readonly Lock gate = new();
    private readonly Queue<long> open = new();
    private readonly HashSet<long> done = [];
    private long last;

    public long UpTo
    {
        get
        {
            lock (gate)
            {
                return open.Count == 0 ? last : open.Peek() - 1;
            }
        }
    }

    public bool IsEmpty
    {
        get
        {
            lock (gate)
            {
                return open.Count == 0;
            }
        }
    }

    /// <summary>Called in the order of reading; what nobody handles is read and done.</summary>
    public void Read(long sequence, bool isHandled)
    {
        lock (gate)
        {
            last = sequence;
            if (isHandled)
            {
                open.Enqueue(sequence);
            }
        }
    }

    public void Done(long sequence)
    {
        lock (gate)
        {
            done.Add(sequence);
            while (open.Count > 0 && done.Remove(open.Peek()))
            {
                open.Dequeue();
            }
        }
    }

    /// <summary>A new session counts from the start.</summary>
    public void Restart(long sequence)
    {
        lock (gate)
        {
            open.Clear();
            done.Clear();
            last = sequence;
        }
    }
}
