using System.Net;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Discord.Rest;

public class RateLimiterTests
{
    private readonly ManualTime time = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_bucket_is_learned_from_its_answers_and_never_overdrawn()
    {
        var server = new EnforcingBucket(time, limit: 5, TimeSpan.FromSeconds(1));
        using var discord = new ScriptedDiscord(time, server.Answer);
        using var rest = discord.Client(requestsPerSecond: 1_000);

        await time.Through(
            Task.WhenAll(Enumerable.Range(0, 25).Select(_ => rest.GetChannelAsync(new(1), Cancellation)))
        );

        Assert.Equal(25, discord.Requests.Count);
        Assert.Equal(0, server.Refused);
        Assert.True(discord.Requests[^1].At - discord.Requests[0].At >= TimeSpan.FromSeconds(4));
    }

    [Fact]
    public async Task Until_an_answer_has_come_only_one_request_is_under_way()
    {
        using var discord = new ScriptedDiscord(
            time,
            _ => ScriptedDiscord.Json("{}", headers: ScriptedDiscord.Limits("b", 10, 9, 1))
        )
        {
            Hold = new(),
        };
        using var rest = discord.Client();

        var calls = Enumerable.Range(0, 4).Select(_ => rest.GetChannelAsync(new(1), Cancellation)).ToList();
        await Waiting.Until(() => discord.Requests.Count == 1);
        Assert.Single(discord.Requests);
        discord.Hold.SetResult();
        await Task.WhenAll(calls);

        Assert.Equal(4, discord.Requests.Count);
    }

    [Fact]
    public async Task Channels_have_limits_of_their_own()
    {
        using var discord = new ScriptedDiscord(
            time,
            _ => ScriptedDiscord.Json("{}", headers: ScriptedDiscord.Limits("b", 1, 0, 60))
        );
        using var rest = discord.Client();

        await rest.GetChannelAsync(new(1), Cancellation);
        await rest.GetChannelAsync(new(2), Cancellation);
        var third = rest.GetChannelAsync(new(1), Cancellation);
        time.Advance(TimeSpan.FromSeconds(59.9));
        Assert.Equal(2, discord.Requests.Count);
        await time.Through(third);

        Assert.True(discord.Requests[2].At - discord.Requests[0].At >= TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task Routes_that_share_a_bucket_share_its_limit()
    {
        using var discord = new ScriptedDiscord(
            time,
            seen =>
                ScriptedDiscord.Json(
                    seen.Index < 2 ? "{}" : "[]",
                    headers: ScriptedDiscord.Limits("same", 2, 1 - seen.Index % 2, 5)
                )
        );
        using var rest = discord.Client();
        await rest.GetChannelAsync(new(1), Cancellation);
        await rest.GetMessageAsync(new(1), new(9), Cancellation);

        var third = rest.GetMessagesAsync(new(1), 10, null, Cancellation);
        await Waiting.Until(() => discord.Requests.Count == 3);
        await third;
        var fourth = rest.GetChannelAsync(new(1), Cancellation);
        time.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(3, discord.Requests.Count);
        time.Advance(TimeSpan.FromSeconds(1.1));
        await Waiting.Until(() => discord.Requests.Count == 4);
        await Assert.ThrowsAnyAsync<Exception>(() => fourth);
    }

    [Fact]
    public async Task A_429_waits_as_the_body_says_and_is_sent_again()
    {
        using var discord = new ScriptedDiscord(
            time,
            seen =>
                seen.Index == 0
                    ? Refusal("""{"message":"slow","retry_after":1.35,"global":false}""", "user")
                    : ScriptedDiscord.Json("{}")
        );
        using var rest = discord.Client();

        await time.Through(rest.GetChannelAsync(new(1), Cancellation));

        Assert.True(discord.Requests[1].At - discord.Requests[0].At >= TimeSpan.FromSeconds(1.35));
    }

    [Fact]
    public async Task A_429_of_a_route_without_a_limit_leaves_none_behind()
    {
        using var discord = new ScriptedDiscord(
            time,
            seen =>
                seen.Index == 0
                    ? ScriptedDiscord.Json(
                        """{"message":"slow","retry_after":8,"global":false}""",
                        HttpStatusCode.TooManyRequests,
                        [.. ScriptedDiscord.Limits("odd", 1, 0, 8), ("X-RateLimit-Scope", "user")]
                    )
                    : ScriptedDiscord.Json("{}")
        );
        using var rest = discord.Client();
        await time.Through(rest.GetChannelAsync(new(1), Cancellation));

        var calls = Enumerable.Range(0, 5).Select(_ => rest.GetChannelAsync(new(1), Cancellation)).ToList();

        await Task.WhenAll(calls).WaitAsync(Cancellation);
        Assert.Equal(7, discord.Requests.Count);
    }

    [Theory]
    [InlineData("""{"retry_after":2.0,"global":true}""", "global")]
    [InlineData("<html>edge</html>", null)]
    public async Task A_global_429_pauses_every_channel(string body, string? scope)
    {
        using var discord = new ScriptedDiscord(
            time,
            seen => seen.Index == 0 ? Refusal(body, scope) : ScriptedDiscord.Json("{}")
        );
        using var rest = discord.Client();
        var first = rest.GetChannelAsync(new(1), Cancellation);
        await time.UntilPaused(discord);

        var other = rest.GetChannelAsync(new(2), Cancellation);
        await time.Through(Task.WhenAll(first, other));

        Assert.All(
            discord.Requests.Skip(1),
            request => Assert.True(request.At - discord.Requests[0].At >= TimeSpan.FromSeconds(2))
        );
    }

    [Fact]
    public async Task A_shared_429_holds_up_only_its_own_bucket()
    {
        using var discord = new ScriptedDiscord(
            time,
            seen =>
                seen.Index == 0
                    ? Refusal("""{"retry_after":30,"global":false}""", "shared")
                    : ScriptedDiscord.Json("{}")
        );
        using var rest = discord.Client();
        var held = rest.GetChannelAsync(new(1), Cancellation);
        await time.UntilPaused(discord);

        await rest.GetChannelAsync(new(2), Cancellation);
        Assert.False(held.IsCompleted);
        await time.Through(held, TimeSpan.FromSeconds(1));

        Assert.Equal(3, discord.Requests.Count);
    }

    [Fact]
    public async Task A_cancelled_wait_leaves_its_place_to_the_next()
    {
        using var discord = new ScriptedDiscord(
            time,
            _ => ScriptedDiscord.Json("{}", headers: ScriptedDiscord.Limits("b", 1, 0, 10))
        );
        using var rest = discord.Client();
        await rest.GetChannelAsync(new(1), Cancellation);
        using var cancel = new CancellationTokenSource();
        var impatient = rest.GetChannelAsync(new(1), cancel.Token);
        var patient = rest.GetChannelAsync(new(1), Cancellation);

        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        await time.Through(patient, TimeSpan.FromSeconds(1));

        Assert.Equal(2, discord.Requests.Count);
    }

    private static HttpResponseMessage Refusal(string body, string? scope)
    {
        var answer = ScriptedDiscord.Json(body, HttpStatusCode.TooManyRequests, ("Retry-After", "2"));
        if (scope is not null)
        {
            answer.Headers.Add("X-RateLimit-Scope", scope);
        }

        return answer;
    }

    /// <summary>A fixed window that starts with its first request, as Discord's do, and refuses what passes it.</summary>
    private sealed class EnforcingBucket(ManualTime time, int limit, TimeSpan window)
    {
        private readonly Lock gate = new();
        private DateTimeOffset reset;
        private int used;

        public int Refused { get; private set; }

        public HttpResponseMessage Answer(Seen seen)
        {
            lock (gate)
            {
                if (time.GetUtcNow() >= reset)
                {
                    reset = time.GetUtcNow() + window;
                    used = 0;
                }

                var after = (reset - time.GetUtcNow()).TotalSeconds;
                if (used == limit)
                {
                    Refused++;
                    return Refusal($$"""{"retry_after":{{after}},"global":false}""", "user");
                }

                used++;
                return ScriptedDiscord.Json("{}", headers: ScriptedDiscord.Limits("b", limit, limit - used, after));
            }
        }
    }
}
