using System.Collections.Concurrent;

namespace Guildhall.Core.Jobs;

/// <summary>Wakes the workers of this process, so that a job enqueued here waits for no poll.</summary>
internal sealed class JobSignal
{
    private readonly ConcurrentDictionary<string, Action> listeners = new(StringComparer.Ordinal);

    public void Listen(string kind, Action wake) => listeners[kind] = wake;

    public void Silence(string kind) => listeners.TryRemove(kind, out _);

    public void Wake(string kind)
    {
        if (listeners.TryGetValue(kind, out var wake))
        {
            wake();
        }
    }
}
