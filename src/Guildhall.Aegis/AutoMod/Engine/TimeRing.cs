namespace Guildhall.Aegis.AutoMod.Engine;

/// <summary>The last so many times of something; older ones are forgotten.</summary>
internal sealed class TimeRing(int capacity)
{
    private long[] times = [];
    private int next;

    public int Count { get; private set; }

    public void Add(long now)
    {
        if (Count == times.Length && times.Length < capacity)
        {
            Grow();
        }

        times[next] = now;
        next = (next + 1) % times.Length;
        Count = Math.Min(Count + 1, times.Length);
    }

    /// <summary>Whether at least so many lie after a time.</summary>
    public bool Reaches(int count, long since) => count <= Count && times[Index(count)] > since;

    private int Index(int back) => (next - back + times.Length) % times.Length;

    private void Grow()
    {
        var grown = new long[Math.Min(capacity, Math.Max(4, times.Length * 2))];
        for (var i = 0; i < Count; i++)
        {
            grown[i] = times[Index(Count - i)];
        }

        times = grown;
        next = Count;
    }
}
