namespace Guildhall.Simulator.State;

/// <summary>
/// What will happen by itself at a certain time: threads archive, polls and invites end. Used under the universe's gate;
/// of two things due at the same time the one asked for first happens first.
/// </summary>
internal sealed class Agenda
{
    private readonly PriorityQueue<Action, (DateTimeOffset Due, long Order)> waiting = new();
    private long order;

    /// <summary>Something was added; the clock may have to ring earlier.</summary>
    public event Action? Changed;

    public DateTimeOffset? Next => waiting.TryPeek(out _, out var when) ? when.Due : null;

    public void At(DateTimeOffset due, Action act)
    {
        waiting.Enqueue(act, (due, order++));
        Changed?.Invoke();
    }

    /// <summary>Nothing will happen by itself any more.</summary>
    public void Clear() => waiting.Clear();

    /// <summary>Does everything that is due, in order.</summary>
    public void RunDue(DateTimeOffset now)
    {
        while (waiting.TryPeek(out var act, out var when) && when.Due <= now)
        {
            waiting.Dequeue();
            act();
        }
    }
}
