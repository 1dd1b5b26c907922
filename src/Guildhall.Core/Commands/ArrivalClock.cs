namespace Guildhall.Core.Commands;

/// <summary>
/// Says how old an interaction is. Discord's clock made its id and ours reads it, and the two may differ. They do when
/// several arrivals in a row look equally old though they came one after another; what had piled up while the connection
/// was silent comes all at once, or each as old as it waited, and is old indeed. A clock behind Discord's makes nothing old.
/// </summary>
internal sealed class ArrivalClock
{
    private const int Remembered = 5;
    private static readonly TimeSpan alike = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan apart = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private readonly Queue<(DateTimeOffset At, TimeSpan Delay)> seen = new(Remembered);
    private TimeSpan skew;

    /// <summary>How long ago it was made, as well as can be known; never negative.</summary>
    public TimeSpan Age(DateTimeOffset madeAt, DateTimeOffset receivedAt)
    {
        var delay = receivedAt - madeAt;
        lock (gate)
        {
            seen.Enqueue((receivedAt, delay));
            if (seen.Count > Remembered)
            {
                seen.Dequeue();
            }

            var least = seen.Min(arrival => arrival.Delay);
            var isSteady =
                seen.Count == Remembered
                && seen.Max(arrival => arrival.Delay) - least <= alike
                && receivedAt - seen.Peek().At >= apart;
            // One that arrives sooner than the difference shows that the clock was put right.
            var known =
                isSteady ? least
                : delay < skew ? delay
                : skew;
            skew = known > TimeSpan.Zero ? known : TimeSpan.Zero;
            return delay > skew ? delay - skew : TimeSpan.Zero;
        }
    }
}
