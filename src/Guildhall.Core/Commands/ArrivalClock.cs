namespace Guildhall.Core.Commands;

/// <summary>
/// Says how old an interaction is. Discord's clock made its id and ours reads it, and the two may differ: when several
/// arrivals in a row all look old, the clocks differ by the least of them, and that is taken off.
/// </summary>
internal sealed class ArrivalClock
{
    private const int Remembered = 5;

    private readonly Lock gate = new();
    private readonly TimeSpan[] delays = new TimeSpan[Remembered];
    private int seen;

    /// <summary>How long ago it was made, as well as can be known; never negative.</summary>
    public TimeSpan Age(DateTimeOffset madeAt, DateTimeOffset receivedAt)
    {
        var delay = receivedAt - madeAt;
        lock (gate)
        {
            delays[seen++ % Remembered] = delay;
            var skew = seen >= Remembered ? delays.Min() : TimeSpan.Zero;
            // A clock behind Discord's makes every delay negative, which needs no proof by several.
            skew = delay < skew ? delay : skew;
            return delay - skew;
        }
    }
}
