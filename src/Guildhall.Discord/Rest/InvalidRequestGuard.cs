namespace Guildhall.Discord.Rest;

/// <summary>Counts 401, 403 and non-shared 429 in the last ten minutes. Discord bans an address at 10,000.</summary>
internal sealed class InvalidRequestGuard(TimeProvider time)
{
    public const int WarnAt = 2_000;
    public const int RefuseAt = 8_000;

    private static readonly TimeSpan window = TimeSpan.FromMinutes(10);

    private readonly Lock gate = new();
    private readonly Queue<long> recent = new();

    /// <summary>True when this one reached the number to warn at.</summary>
    public bool Count()
    {
        lock (gate)
        {
            Expire();
            recent.Enqueue(time.GetTimestamp());
            return recent.Count == WarnAt;
        }
    }

    public bool IsClosed
    {
        get
        {
            lock (gate)
            {
                Expire();
                return recent.Count >= RefuseAt;
            }
        }
    }

    private void Expire()
    {
        while (recent.Count > 0 && time.GetElapsedTime(recent.Peek()) >= window)
        {
            recent.Dequeue();
        }
    }
}
