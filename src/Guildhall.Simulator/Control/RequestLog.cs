using System.Text.Json.Nodes;

namespace Guildhall.Simulator.Control;

/// <summary>One request that reached a world, as <c>GET /sim/requests</c> shows it.</summary>
/// <param name="Route">The template: <c>/channels/{channel}/messages</c>.</param>
/// <param name="Status">What was answered; 0 when the connection was dropped.</param>
internal sealed record LoggedRequest(
    long Number,
    string World,
    DateTimeOffset Time,
    string Method,
    string Route,
    string Path,
    int Status,
    JsonNode? Body,
    JsonNode? Answer = null
);

/// <summary>The requests that the worlds have answered, in order. The oldest fall out.</summary>
internal sealed class RequestLog(TimeProvider time)
{
    private const int Kept = 20_000;

    private readonly Lock gate = new();
    private readonly Queue<LoggedRequest> entries = new();
    private long last;

    public void Add(
        string world,
        string method,
        string route,
        string path,
        int status,
        JsonNode? body,
        JsonNode? answer = null
    )
    {
        lock (gate)
        {
            last++;
            entries.Enqueue(new(last, world, time.GetUtcNow(), method, route, path, status, body, answer));
            if (entries.Count > Kept)
            {
                entries.Dequeue();
            }
        }
    }

    /// <summary>What came after that number; 0 for all that is kept.</summary>
    public IReadOnlyList<LoggedRequest> Since(long number)
    {
        lock (gate)
        {
            return [.. entries.Where(e => e.Number > number)];
        }
    }
}
