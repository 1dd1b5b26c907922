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

    public bool HasRoom
    {
        get
        {
            Expire();
            return sent.Count < Math.Max(1, Capacity - reserved);
        }
    }

    /// <summary>When the oldest payload leaves the window.</summary>
    public TimeSpan UntilRoom
    {
        get
        {
            Expire();
            return sent.Count == 0 ? TimeSpan.Zero : span - time.GetElapsedTime(sent.Peek());
        }
    }

    public void Sent() => sent.Enqueue(time.GetTimestamp());

    private void Expire()
    {
        while (sent.Count > 0 && time.GetElapsedTime(sent.Peek()) >= span)
        {
            sent.Dequeue();
        }
    }
}
