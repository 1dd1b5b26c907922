using System.Text.Json.Nodes;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Control;

/// <summary>One request that reached a world, and its answer, as <c>GET /sim/requests</c> shows them.</summary>
/// <param name="Route">The template: <c>/channels/{channel}/messages</c>.</param>
/// <param name="Status">What was answered; 0 when the connection was dropped.</param>
internal sealed record LoggedRequest(string World, string Method, string Route, string Path, int Status)
{
    /// <summary>Counts up from 1 without gaps: what misses between two readings has fallen out.</summary>
    public long Number { get; init; }

    public DateTimeOffset Time { get; init; }

    /// <summary>The name of the bot whose token was sent.</summary>
    public string? Bot { get; init; }

    /// <summary>JSON; of a form its fields, and the names of its files.</summary>
    public string? BodyText { get; init; }

    public string? AnswerText { get; init; }

    public IReadOnlyDictionary<string, string> RequestHeaders { get; init; } = NoHeaders;

    public IReadOnlyDictionary<string, string> AnswerHeaders { get; init; } = NoHeaders;

    /// <summary>The body was too long to be kept whole: what is there is the beginning of its text.</summary>
    public bool IsBodyCut { get; init; }

    public bool IsAnswerCut { get; init; }

    public TimeSpan Took { get; init; }

    /// <summary>A fault had its hand in the answer.</summary>
    public bool IsFaulty { get; init; }

    public JsonNode? Body => BodyText is null ? null : JsonNode.Parse(BodyText);

    public JsonNode? Answer => AnswerText is null ? null : JsonNode.Parse(AnswerText);

    /// <summary>Roughly what the entry holds.</summary>
    public long Size => 2L * (Path.Length + (BodyText?.Length ?? 0) + (AnswerText?.Length ?? 0)) + 500;

    private static IReadOnlyDictionary<string, string> NoHeaders { get; } = new Dictionary<string, string>();
}

/// <summary>The requests that the worlds have answered, in order: the newest 20,000, and no more than 64 MiB of them.</summary>
internal sealed class RequestLog(TimeProvider time)
{
    public const int MostEntries = 20_000;
    public const long MostBytes = 64L * 1024 * 1024;

    /// <summary>Characters of one body, so that a few giants do not push out thousands.</summary>
    public const int LongestBody = 64 * 1024;

    private readonly Lock gate = new();
    private readonly Queue<LoggedRequest> entries = new();
    private long last;
    private long bytes;

    /// <summary>How many have fallen out.</summary>
    public long Dropped
    {
        get
        {
            lock (gate)
            {
                return last - entries.Count;
            }
        }
    }

    public void Add(LoggedRequest request)
    {
        request = Cut(request);
        lock (gate)
        {
            last++;
            entries.Enqueue(request with { Number = last, Time = time.GetUtcNow() });
            bytes += request.Size;
            while (entries.Count > MostEntries || (bytes > MostBytes && entries.Count > 1))
            {
                bytes -= entries.Dequeue().Size;
            }
        }
    }

    private static LoggedRequest Cut(LoggedRequest request) =>
        request with
        {
            IsBodyCut = request.BodyText?.Length > LongestBody,
            BodyText = Cut(request.BodyText),
            IsAnswerCut = request.AnswerText?.Length > LongestBody,
            AnswerText = Cut(request.AnswerText),
        };

    // Half a document is none: it is kept as a text.
    private static string? Cut(string? json) =>
        json?.Length > LongestBody ? JsonValue.Create(json[..LongestBody])!.ToPlainText() : json;

    /// <summary>What came after that number; 0 for all that is kept.</summary>
    public IReadOnlyList<LoggedRequest> Since(long number)
    {
        lock (gate)
        {
            return [.. entries.Where(e => e.Number > number)];
        }
    }
}
