using System.Net;
using Guildhall.Discord.Rest;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Discord.Rest;

/// <summary>A whole server in one thread and in virtual time: what it refuses is the limiter's fault alone.</summary>
public class LimitStormTests
{
    private const int Calls = 5_000;

    private readonly ManualTime time = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0, 40, false, 1_500)]
    [InlineData(0.3, 40, false, 1_500)]
    [InlineData(0.3, 1, false, 200)]
    [InlineData(0.3, 40, true, 1_500)]
    [InlineData(0.05, 500, true, 1_500)]
    public void Every_call_ends_and_none_is_sent_early(double refusals, int channels, bool renamesBuckets, int calls)
    {
        var server = new Server(time, refusals, renamesBuckets);
        using var limiter = new RateLimiter(time, requestsPerSecond: 50);
        var run = new Run(time, limiter, server, channels);

        run.All(calls, Cancellation);

        Assert.Equal(calls, run.Done);
        Assert.Equal(0, server.Early);
        Assert.InRange(limiter.BucketCount, 1, 4 * channels + 4);
    }

    [Fact]
    public async Task Five_thousand_calls_of_which_three_in_ten_are_refused_all_end()
    {
        var random = new Random(3);
        var gate = new Lock();
        using var discord = new ScriptedDiscord(
            time,
            seen =>
            {
                lock (gate)
                {
                    return random.NextDouble() < 0.3
                        ? Server.Refusal(random.Next(3), 0.02)
                        : ScriptedDiscord.Json("{}", headers: ScriptedDiscord.Limits("b", 5, 4, 0.01));
                }
            }
        );
        using var rest = discord.Client(requestsPerSecond: 100_000);

        var calls = Enumerable
            .Range(0, Calls)
            .Select(i => rest.GetChannelAsync(new((ulong)(i % 100) + 1), Cancellation))
            .ToList();
        await time.Through(Task.WhenAll(calls), TimeSpan.FromSeconds(1));

        Assert.InRange(discord.Requests.Count, Calls, 2 * Calls);
    }

    /// <summary>Counts as Discord does: windows that start with their first request, a rolling second over all.</summary>
    private sealed class Server(ManualTime time, double refusals, bool renamesBuckets)
    {
        private const int Limit = 5;
        private readonly Random random = new(5);
        private readonly Dictionary<string, (DateTimeOffset Reset, int Used)> windows = [];
        private readonly Queue<DateTimeOffset> second = new();
        private int answered;

        /// <summary>Refused because the client sent too much or too soon, not because the script said so.</summary>
        public int Early { get; private set; }

        public HttpResponseMessage Answer(RestRequest request)
        {
            answered++;
            var now = time.GetUtcNow();
            while (second.TryPeek(out var oldest) && now - oldest >= TimeSpan.FromSeconds(1))
            {
                second.Dequeue();
            }

            if (random.NextDouble() < refusals)
            {
                return Refusal(random.Next(3), 0.1 + random.NextDouble());
            }

            var bucket = renamesBuckets ? $"b{answered / 700}" : "b";
            var (reset, used) = windows.GetValueOrDefault(request.Major);
            if (now >= reset)
            {
                (reset, used) = (now + TimeSpan.FromSeconds(1), 0);
            }

            if (used == Limit || second.Count == 50)
            {
                Early++;
            }

            windows[request.Major] = (reset, used + 1);
            second.Enqueue(now);
            return ScriptedDiscord.Json(
                "{}",
                headers: ScriptedDiscord.Limits(bucket, Limit, Limit - used - 1, (reset - now).TotalSeconds)
            );
        }

        public static HttpResponseMessage Refusal(int kind, double wait)
        {
            var scope = kind switch
            {
                0 => "user",
                1 => "shared",
                _ => "global",
            };
            var isGlobal = scope == "global" ? "true" : "false";
            var body = $$"""{"retry_after":{{wait:0.000}},"global":{{isGlobal}}}""";
            return ScriptedDiscord.Json(
                body,
                HttpStatusCode.TooManyRequests,
                ("X-RateLimit-Scope", scope),
                ("Retry-After", $"{Math.Ceiling(wait):0}")
            );
        }
    }

    /// <summary>Calls on their way: each is asked for, sent, answered, and asked for again where it was refused.</summary>
    private sealed class Run(ManualTime time, RateLimiter limiter, Server server, int channels)
    {
        private readonly Random random = new(9);
        private readonly PriorityQueue<Action, long> onTheWay = new();
        private readonly List<Action> waiting = [];
        private int ms;

        public int Done { get; private set; }

        public void All(int calls, CancellationToken cancellation)
        {
            // Until their first answers nobody can know that both routes share one limit.
            Until(Done + 1, () => Begin("channels/{}", 9_999, cancellation), cancellation);
            Until(Done + 1, () => Begin("channels/{}/messages", 9_999, cancellation), cancellation);
            Done = 0;
            for (var begun = 0; begun < calls; )
            {
                var (first, last) = (begun, Math.Min(begun + 250, calls));
                begun = last;
                Until(last, () => BeginSome(first, last, cancellation), cancellation);
            }
        }

        private void BeginSome(int first, int last, CancellationToken cancellation)
        {
            for (var i = first; i < last; i++)
            {
                var template = i / channels % 2 == 0 ? "channels/{}" : "channels/{}/messages";
                Begin(template, i % channels + 1, cancellation);
            }
        }

        private void Begin(string template, int channel, CancellationToken cancellation) =>
            Ask(RestRequest.To(HttpMethod.Get, template, channel), limiter.NextTicket(), cancellation);

        private void Until(int done, Action begin, CancellationToken cancellation)
        {
            for (begin(); Done < done; ms += 5)
            {
                cancellation.ThrowIfCancellationRequested();
                while (onTheWay.TryPeek(out var arrive, out var due) && due <= ms)
                {
                    onTheWay.Dequeue();
                    arrive();
                }

                foreach (var look in waiting.ToList())
                {
                    look();
                }

                time.Advance(TimeSpan.FromMilliseconds(5));
            }
        }

        private void Ask(RestRequest request, long ticket, CancellationToken cancellation)
        {
            if (limiter.TryEnter(request, ticket, null, out var permit, out var waiter))
            {
                Send(permit, request, ticket, cancellation);
                return;
            }

            Action look = null!;
            look = () =>
            {
                if (waiter.Task.IsCompletedSuccessfully)
                {
                    waiting.Remove(look);
                    Send(waiter.Task.Result, request, ticket, cancellation);
                }
            };
            waiting.Add(look);
        }

        private void Send(RateLimitPermit permit, RestRequest request, long ticket, CancellationToken cancellation) =>
            onTheWay.Enqueue(
                () =>
                {
                    var answer = server.Answer(request);
                    onTheWay.Enqueue(() => Receive(permit, answer, request, ticket, cancellation), ms + Trip());
                },
                ms + Trip()
            );

        private void Receive(
            RateLimitPermit permit,
            HttpResponseMessage answer,
            RestRequest request,
            long ticket,
            CancellationToken cancellation
        )
        {
            using (answer)
            {
                using var body = answer.Content.ReadAsStream(cancellation);
                using var copy = new MemoryStream();
                body.CopyTo(copy);
                limiter.Complete(permit, answer, copy.ToArray());
                if (answer.IsSuccessStatusCode)
                {
                    Done++;
                }
                else
                {
                    Ask(request, ticket, cancellation);
                }
            }
        }

        private int Trip() => 20 + random.Next(6);
    }
}
