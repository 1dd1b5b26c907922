using System.Diagnostics.Metrics;
using System.Net;
using System.Text;
using Guildhall.Discord.Rest;
using Microsoft.Extensions.Logging.Abstractions;

namespace Guildhall.Tests.Discord;

/// <summary>Plays Discord's REST side: answers each request as told and remembers it, with the time of its arrival.</summary>
internal sealed class ScriptedDiscord(TimeProvider time, Func<Seen, HttpResponseMessage> answer) : HttpMessageHandler
{
    private readonly Lock gate = new();
    private readonly List<Seen> seen = [];

    public IReadOnlyList<Seen> Requests
    {
        get
        {
            lock (gate)
            {
                return [.. seen];
            }
        }
    }

    /// <summary>Requests that wait here have arrived and are not answered yet.</summary>
    public TaskCompletionSource? Hold { get; set; }

    public DiscordRest Client(int requestsPerSecond = 50, string token = "secret-token") =>
        new(
            new(this),
            new()
            {
                Token = token,
                Api = new("http://127.0.0.1:4000/api/v10"),
                RequestsPerSecond = requestsPerSecond,
            },
            time,
            new Random(1),
            NullLogger<DiscordRest>.Instance,
            new(new Meters())
        );

    public static HttpResponseMessage Json(
        string body,
        HttpStatusCode status = HttpStatusCode.OK,
        params (string Name, string Value)[] headers
    )
    {
        var message = new HttpResponseMessage(status)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        foreach (var (name, value) in headers)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        return message;
    }

    public static (string, string)[] Limits(string bucket, int limit, int remaining, double resetAfter) =>
        [
            ("X-RateLimit-Bucket", bucket),
            ("X-RateLimit-Limit", $"{limit}"),
            ("X-RateLimit-Remaining", $"{remaining}"),
            ("X-RateLimit-Reset-After", $"{resetAfter}"),
        ];

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        Seen one;
        lock (gate)
        {
            one = new(
                seen.Count,
                request.Method.Method,
                request.RequestUri!.AbsoluteUri["http://127.0.0.1:4000/api/v10/".Length..],
                body,
                request.Headers.ToDictionary(h => h.Key, h => string.Join(" ", h.Value)),
                time.GetUtcNow()
            );
            seen.Add(one);
        }

        if (Hold is { } hold)
        {
            await hold.Task.WaitAsync(cancellationToken);
        }

        return answer(one);
    }

    public sealed class Meters : IMeterFactory
    {
        public Meter Create(MeterOptions options) => new(options);

        public void Dispose() { }
    }
}

internal sealed record Seen(
    int Index,
    string Method,
    string Path,
    string Body,
    IReadOnlyDictionary<string, string> Headers,
    DateTimeOffset At
);
