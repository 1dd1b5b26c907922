namespace Guildhall.Simulator.Gateway;

/// <summary>What a resume sends again: the newest events, bounded by their number, their bytes and their age.</summary>
internal sealed class ReplayBuffer(int mostEvents, long mostBytes, TimeSpan longest)
{
    private readonly Queue<(int Sequence, Dispatch Event, DateTimeOffset At)> kept = new();
    private long bytes;

    /// <summary>The last sequence number that is no longer here.</summary>
    public int Forgotten { get; private set; }

    public void Add(int sequence, Dispatch happened, DateTimeOffset now)
    {
        kept.Enqueue((sequence, happened, now));
        bytes += happened.Size;
        while (kept.Count > mostEvents || bytes > mostBytes || kept.Peek().At + longest < now)
        {
            var old = kept.Dequeue();
            bytes -= old.Event.Size;
            Forgotten = old.Sequence;
            if (kept.Count == 0)
            {
                break;
            }
        }
    }

    /// <summary>What came after that number; null when some of it is forgotten.</summary>
    public IReadOnlyList<(int Sequence, Dispatch Event)>? After(int sequence) =>
        sequence < Forgotten ? null : [.. kept.Where(k => k.Sequence > sequence).Select(k => (k.Sequence, k.Event))];
}
