namespace Guildhall.Core.Jobs;

/// <summary>A row this process has a lease on, running or next.</summary>
internal sealed class HeldJob(ClaimedJob row, DateTimeOffset until) : IDisposable
{
    private readonly CancellationTokenSource lost = new();
    private long untilTicks = until.UtcTicks;

    public ClaimedJob Row => row;

    /// <summary>Cancelled when another worker has taken the row: what the handler does now is done twice.</summary>
    public CancellationToken Lost => lost.Token;

    public bool IsValidAt(DateTimeOffset now) => now.UtcTicks < Volatile.Read(ref untilTicks);

    public void Renewed(DateTimeOffset next) => Volatile.Write(ref untilTicks, next.UtcTicks);

    public void Lose()
    {
        try
        {
            lost.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It ended while the renewal was under way.
        }
    }

    public void Dispose() => lost.Dispose();
}
