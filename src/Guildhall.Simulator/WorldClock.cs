namespace Guildhall.Simulator;

/// <summary>
/// The world's clock: the machine's, and as far ahead of it as <see cref="Advance"/> has put it. What is due in between
/// happens at once. Connections keep the machine's time, so that a client is not late because the world was hurried.
/// </summary>
internal sealed class WorldClock(TimeProvider machine) : TimeProvider
{
    private readonly Lock gate = new();
    private readonly HashSet<AheadTimer> timers = [];
    private readonly long origin = machine.GetTimestamp();
    private TimeSpan ahead;

    public TimeProvider Machine => machine;

    /// <summary>How far the world is ahead of the machine.</summary>
    public TimeSpan Ahead
    {
        get
        {
            lock (gate)
            {
                return ahead;
            }
        }
    }

    public override long TimestampFrequency => machine.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => machine.LocalTimeZone;

    public override DateTimeOffset GetUtcNow() => machine.GetUtcNow() + Ahead;

    public override long GetTimestamp() =>
        machine.GetTimestamp() + (long)(Ahead.TotalSeconds * machine.TimestampFrequency);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new AheadTimer(this, callback, state, dueTime, period);

    /// <summary>Puts the world ahead; it cannot go back. What becomes due rings before this returns, in order.</summary>
    public void Advance(TimeSpan by)
    {
        AheadTimer[] running;
        lock (gate)
        {
            ahead += by;
            running = [.. timers.OrderBy(t => t.Due)];
        }

        foreach (var timer in running)
        {
            timer.Ring();
        }
    }

    // Not the wall clock's time: that may jump.
    private TimeSpan Passed() => machine.GetElapsedTime(origin) + ahead;

    private sealed class AheadTimer : ITimer
    {
        private readonly WorldClock clock;
        private readonly TimerCallback callback;
        private readonly object? state;
        private readonly ITimer inner;
        private TimeSpan period;

        public AheadTimer(WorldClock clock, TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            (this.clock, this.callback, this.state) = (clock, callback, state);
            inner = clock.Machine.CreateTimer(_ => Ring(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            Change(dueTime, period);
        }

        /// <summary>Null while it does not run.</summary>
        public TimeSpan? Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock.gate)
            {
                this.period = period;
                Set(dueTime == Timeout.InfiniteTimeSpan ? null : clock.Passed() + dueTime);
            }

            return true;
        }

        public void Dispose()
        {
            lock (clock.gate)
            {
                Set(null);
            }

            inner.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        /// <summary>Calls back when it is due, and winds itself for what is left when it is not.</summary>
        public void Ring()
        {
            lock (clock.gate)
            {
                var isDue = Due <= clock.Passed();
                Set(
                    !isDue ? Due
                    : period > TimeSpan.Zero ? Due + period
                    : null
                );
                if (!isDue)
                {
                    return;
                }
            }

            callback(state);
        }

        private void Set(TimeSpan? due)
        {
            Due = due;
            if (due is not { } time)
            {
                clock.timers.Remove(this);
                inner.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                return;
            }

            clock.timers.Add(this);
            var wait = time - clock.Passed();
            inner.Change(wait < TimeSpan.Zero ? TimeSpan.Zero : wait, Timeout.InfiniteTimeSpan);
        }
    }
}
