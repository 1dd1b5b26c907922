namespace Guildhall.Core.Commands;

/// <summary>Counts calls in sliding windows, by key. Refused calls do not count. Safe for threads.</summary>
public sealed class Cooldowns(TimeProvider time)
{
    private const int SweepAbove = 10_000;

    private readonly Lock gate = new();
    private readonly Dictionary<(string Scope, ulong Guild, ulong User), Window> windows = [];
    private int sweepAt = SweepAbove;

    /// <summary>True where the call is within the limit, and counted; else how long until one is.</summary>
    public bool TryTake(string scope, ulong guild, ulong user, Cooldown cooldown, out TimeSpan wait)
    {
        var now = time.GetTimestamp();
        lock (gate)
        {
            if (windows.Count > sweepAt)
            {
                Sweep(now);
            }

            var key = (scope, guild, user);
            if (!windows.TryGetValue(key, out var window))
            {
                windows[key] = window = new(cooldown.Calls, cooldown.Period);
            }

            while (window.Calls.TryPeek(out var oldest) && time.GetElapsedTime(oldest, now) >= cooldown.Period)
            {
                window.Calls.Dequeue();
            }

            if (window.Calls.Count >= cooldown.Calls)
            {
                wait = cooldown.Period - time.GetElapsedTime(window.Calls.Peek(), now);
                return false;
            }

            window.Calls.Enqueue(now);
            window.Last = now;
        }

        wait = TimeSpan.Zero;
        return true;
    }

    /// <summary>As if they had never called anything.</summary>
    public void Forget(ulong user)
    {
        lock (gate)
        {
            foreach (var key in windows.Keys.Where(key => key.User == user))
            {
                windows.Remove(key);
            }
        }
    }

    private void Sweep(long now)
    {
        foreach (var (key, window) in windows)
        {
            if (time.GetElapsedTime(window.Last, now) >= window.Period)
            {
                windows.Remove(key);
            }
        }

        sweepAt = Math.Max(SweepAbove, windows.Count * 2);
    }

    private sealed class Window(int calls, TimeSpan period)
    {
        public Queue<long> Calls { get; } = new(Math.Min(calls, 16));

        public TimeSpan Period => period;

        public long Last { get; set; }
    }
}
