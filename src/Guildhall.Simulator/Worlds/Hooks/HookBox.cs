namespace Guildhall.Simulator.Worlds.Hooks;

internal sealed record ReceivedHook(
    long Number,
    DateTimeOffset Time,
    string Method,
    string Path,
    IReadOnlyDictionary<string, string> Headers,
    string Body
);

/// <summary>What was posted to <c>/hooks/*</c>, in order. The oldest fall out.</summary>
internal sealed class HookBox(TimeProvider time)
{
    private const int Kept = 2_000;

    private readonly Lock gate = new();
    private readonly Queue<ReceivedHook> hooks = new();
    private long last;

    public void Add(string method, string path, IReadOnlyDictionary<string, string> headers, string body)
    {
        lock (gate)
        {
            hooks.Enqueue(new(++last, time.GetUtcNow(), method, path, headers, body));
            if (hooks.Count > Kept)
            {
                hooks.Dequeue();
            }
        }
    }

    public IReadOnlyList<ReceivedHook> Since(long number)
    {
        lock (gate)
        {
            return [.. hooks.Where(h => h.Number > number)];
        }
    }
}
