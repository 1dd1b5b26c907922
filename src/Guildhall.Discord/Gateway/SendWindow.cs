namespace Guildhall.Discord.Gateway;

/// <summary>At most 120 payloads in any 60 s of a connection, some of them kept for heartbeats.
/// Source: https://discord.com/developers/docs/events/gateway#rate-limiting</summary>
internal sealed class SendWindow(TimeProvider time, TimeSpan heartbeatInterval)
{
    private const int Capacity = 120;

    private static readonly TimeSpan span = TimeSpan.FromSeconds(60);

    // Three more for the beats that Discord asks for by itself.
    private readonly int reserved = (int)Math.Ceiling(span / heartbeatInterval) + 3;
    private readonly Queue<long> sent = new();
    private long newest;

    public bool HasRoom
    {
        get
        {
            Expire();
            return sent.Count < Math.Max(1, Capacity - reserved);
        }
    }

    /// <summary>Room for a heartbeat that Discord asks for: the reserve is for that, the limit stays.</summary>
    public bool HasRoomForBeat
    {
        get
        {
            Expire();
            return sent.Count < Capacity;
        }
    }

    /// <summary>When the newest payload leaves the window.</summary>
    public TimeSpan UntilEmpty => sent.Count == 0 ? TimeSpan.Zero : span - time.GetElapsedTime(newest);

    /// <summary>When the oldest payload leaves the window.</summary>
    public TimeSpan UntilRoom
    {
        get
        {
            Expire();
            return sent.Count == 0 ? TimeSpan.Zero : span - time.GetElapsedTime(sent.Peek());
        }
    }

    public void Sent()
    {
        newest = time.GetTimestamp();
        sent.Enqueue(newest);
    }

    private void Expire()
    {
        while (sent.Count > 0 && time.GetElapsedTime(sent.Peek()) >= span)
        {
            sent.Dequeue();
        }
    }
}
