using System.Net;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Discord.Rest;

/// <summary>Calls that meet everything a network and an overloaded Discord can do to them.</summary>
public class RestTransportTests
{
    private static readonly Snowflake<Channel> channel = new(11);
    private readonly ManualTime time = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_call_fails_at_once_where_it_is_known_to_wait_longer_than_it_may()
    {
        using var discord = new ScriptedDiscord(
            time,
            _ => ScriptedDiscord.Json("{}", headers: ScriptedDiscord.Limits("b", 1, 0, 30))
        );
        using var rest = discord.Client();
        var hasty = rest.With(RestPriority.Enforcement, TimeSpan.FromSeconds(2));
        await hasty.GetChannelAsync(channel, Cancellation);

        var error = await Assert.ThrowsAsync<DiscordApiException>(() => hasty.GetChannelAsync(channel, Cancellation));

        Assert.True(error.IsLocal);
        Assert.InRange(error.RetryAfter!.Value, TimeSpan.FromSeconds(29), TimeSpan.FromSeconds(31));
        Assert.Single(discord.Requests);
    }

    [Fact]
    public async Task A_call_whose_wait_nobody_can_know_fails_when_its_time_is_over()
    {
        using var discord = new ScriptedDiscord(time, _ => ScriptedDiscord.Json("{}")) { Hold = new() };
        using var rest = discord.Client();
        var first = rest.GetChannelAsync(channel, Cancellation);
        await Waiting.Until(() => discord.Requests.Count == 1);

        var hasty = rest.With(RestPriority.Enforcement, TimeSpan.FromSeconds(2)).GetChannelAsync(channel, Cancellation);
        time.Advance(TimeSpan.FromSeconds(1.9));
        Assert.False(hasty.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(0.1));
        var error = await Assert.ThrowsAsync<DiscordApiException>(() => hasty);
        discord.Hold.SetResult();
        await first;

        Assert.True(error.IsLocal);
        Assert.Single(discord.Requests);
    }

    [Fact]
    public async Task A_call_that_nobody_wants_when_its_turn_comes_is_not_sent_and_takes_nothing_from_its_bucket()
    {
        using var discord = new ScriptedDiscord(
            time,
            seen => ScriptedDiscord.Json("{}", headers: ScriptedDiscord.Limits("b", 1, 0, 30))
        );
        using var rest = discord.Client();
        await rest.GetChannelAsync(channel, Cancellation);
        var isWanted = true;
        var asked = 0;
        var waiting = rest.While(_ =>
            {
                asked++;
                return ValueTask.FromResult(isWanted);
            })
            .GetChannelAsync(channel, Cancellation);
        var behind = rest.GetChannelAsync(channel, Cancellation);
        Assert.Equal(0, asked);

        isWanted = false;
        time.Advance(TimeSpan.FromSeconds(31));

        var dropped = await Assert.ThrowsAsync<CallDroppedException>(() => waiting);
        await behind;
        Assert.Equal(1, asked);
        Assert.Equal("GET channels/{}", dropped.Route);
        Assert.Equal(2, discord.Requests.Count);
    }

    [Fact]
    public async Task A_call_cancelled_before_its_turn_takes_nothing_from_its_bucket()
    {
        using var discord = new ScriptedDiscord(
            time,
            seen => ScriptedDiscord.Json("{}", headers: ScriptedDiscord.Limits("b", 2, 1 - seen.Index, 3_600))
        );
        using var rest = discord.Client(requestsPerSecond: 1);
        await rest.GetChannelAsync(channel, Cancellation);
        using var cancel = new CancellationTokenSource();
        var atTheGlobalLimit = rest.GetChannelAsync(channel, cancel.Token);

        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => atTheGlobalLimit);
        time.Advance(TimeSpan.FromSeconds(1));
        await rest.GetChannelAsync(channel, Cancellation);

        Assert.Equal(2, discord.Requests.Count);
    }

    [Fact]
    public async Task A_limit_on_names_holds_up_renaming_and_nothing_else()
    {
        using var discord = new ScriptedDiscord(
            time,
            seen =>
                seen.Index == 0
                    ? ScriptedDiscord.Json(
                        """{"retry_after":600,"global":false}""",
                        HttpStatusCode.TooManyRequests,
                        [.. ScriptedDiscord.Limits("b", 5, 4, 1), ("X-RateLimit-Scope", "user")]
                    )
                    : ScriptedDiscord.Json("{}", headers: ScriptedDiscord.Limits("b", 5, 4, 1))
        );
        using var rest = discord.Client();

        var renaming = rest.ModifyChannelAsync(channel, new() { Name = "closed-1" }, null, Cancellation);
        await time.UntilPaused(discord);
        await rest.ModifyChannelAsync(channel, new() { Position = 3 }, null, Cancellation);
        Assert.False(renaming.IsCompleted);
        await time.Through(renaming, TimeSpan.FromSeconds(10));

        Assert.True(discord.Requests[2].At - discord.Requests[0].At >= TimeSpan.FromSeconds(600));
    }

    [Fact]
    public async Task The_body_tells_the_wait_where_the_header_says_otherwise()
    {
        using var discord = new ScriptedDiscord(
            time,
            seen =>
                seen.Index == 0
                    ? ScriptedDiscord.Json(
                        """{"retry_after":1.35,"global":false}""",
                        HttpStatusCode.TooManyRequests,
                        ("Retry-After", "99"),
                        ("X-RateLimit-Scope", "user")
                    )
                    : ScriptedDiscord.Json("{}")
        );
        using var rest = discord.Client();

        var call = rest.GetChannelAsync(channel, Cancellation);
        await time.UntilPaused(discord);
        time.Advance(TimeSpan.FromSeconds(1.34));
        Assert.Single(discord.Requests);
        Assert.InRange(time.UntilNext!.Value, TimeSpan.FromMilliseconds(10), TimeSpan.FromSeconds(1));
        time.Advance(time.UntilNext.Value);

        await Waiting.Until(() => discord.Requests.Count == 2);
        await call;
    }

    [Fact]
    public async Task Calls_that_wait_when_the_token_is_refused_are_not_sent()
    {
        using var discord = new ScriptedDiscord(
            time,
            _ => ScriptedDiscord.Json("""{"message":"401: Unauthorized","code":0}""", HttpStatusCode.Unauthorized)
        )
        {
            Hold = new(),
        };
        using var rest = discord.Client();
        var told = 0;
        rest.Unauthorized += () => told++;
        var calls = Enumerable.Range(0, 20).Select(_ => rest.GetChannelAsync(channel, Cancellation)).ToList();
        await Waiting.Until(() => discord.Requests.Count == 1);

        discord.Hold.SetResult();
        var errors = await Task.WhenAll(calls.Select(call => Assert.ThrowsAsync<DiscordApiException>(() => call)));

        Assert.Equal(1, told);
        Assert.Single(discord.Requests);
        Assert.Equal(19, errors.Count(error => error.IsLocal));
    }

    [Fact]
    public async Task The_pause_before_another_attempt_comes_from_the_seed()
    {
        using var discord = new ScriptedDiscord(
            time,
            seen => seen.Index == 0 ? new(HttpStatusCode.ServiceUnavailable) : ScriptedDiscord.Json("{}")
        );
        using var rest = discord.Client();
        var pause = TimeSpan.FromSeconds(0.5 * new Random(1).NextDouble());

        var call = rest.GetChannelAsync(channel, Cancellation);
        await time.UntilPaused(discord);
        time.Advance(pause - TimeSpan.FromMilliseconds(2));
        await Waiting.Turn();
        Assert.Single(discord.Requests);
        time.Advance(TimeSpan.FromMilliseconds(4));
        await call;

        Assert.Equal(2, discord.Requests.Count);
    }

    [Fact]
    public async Task A_body_that_never_ends_is_given_up_after_fifteen_seconds_and_asked_for_again()
    {
        using var discord = new ScriptedDiscord(
            time,
            seen => seen.Index == 0 ? Dripping(HttpStatusCode.OK) : ScriptedDiscord.Json("""{"id":"11"}""")
        );
        using var rest = discord.Client();

        var call = rest.GetChannelAsync(channel, Cancellation);
        await Waiting.Until(() => discord.Requests.Count == 1 && time.Waiting > 0);
        time.Advance(TimeSpan.FromSeconds(14.9));
        Assert.False(call.IsCompleted);
        await time.Through(call);

        Assert.Equal(2, discord.Requests.Count);
        Assert.True(discord.Requests[1].At - discord.Requests[0].At >= TimeSpan.FromSeconds(15));
    }

    [Fact]
    public async Task A_refusal_whose_body_never_ends_is_still_the_refusal_that_its_status_says()
    {
        using var discord = new ScriptedDiscord(time, _ => Dripping(HttpStatusCode.Forbidden));
        using var rest = discord.Client();

        var error = await Assert.ThrowsAsync<DiscordApiException>(() =>
            time.Through(rest.GetChannelAsync(channel, Cancellation), TimeSpan.FromSeconds(1))
        );

        Assert.Equal(HttpStatusCode.Forbidden, error.Status);
        Assert.Single(discord.Requests);
    }

    [Fact]
    public async Task A_429_whose_body_never_ends_still_makes_everyone_wait()
    {
        using var discord = new ScriptedDiscord(
            time,
            seen =>
            {
                var answer = seen.Index == 0 ? Dripping(HttpStatusCode.TooManyRequests) : ScriptedDiscord.Json("{}");
                answer.Headers.Add("Retry-After", "40");
                return answer;
            }
        );
        using var rest = discord.Client();

        await time.Through(rest.GetChannelAsync(channel, Cancellation), TimeSpan.FromSeconds(1));

        Assert.True(discord.Requests[1].At - discord.Requests[0].At >= TimeSpan.FromSeconds(40));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"id\":\"11\",\"na")]
    [InlineData("<html>maintenance</html>")]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("{\"id\":{}}")]
    [InlineData("{\"id\":\"99999999999999999999999\"}")]
    [InlineData("{\"id\":\"1\",\"position\":99999999999999}")]
    public async Task A_success_that_cannot_be_read_is_a_typed_error(string body)
    {
        using var discord = new ScriptedDiscord(
            time,
            _ => new(HttpStatusCode.OK) { Content = new StringContent(body, null, "text/html") }
        );
        using var rest = discord.Client();

        var error = await Assert.ThrowsAsync<DiscordApiException>(() => rest.GetChannelAsync(channel, Cancellation));

        Assert.Equal((HttpStatusCode.OK, "GET channels/{}"), (error.Status, error.Route));
        Assert.Single(discord.Requests);
    }

    [Fact]
    public async Task Whoever_cancels_a_call_under_way_gets_his_own_cancellation_back()
    {
        using var discord = new ScriptedDiscord(time, _ => ScriptedDiscord.Json("{}")) { Hold = new() };
        using var rest = discord.Client();
        using var cancel = new CancellationTokenSource();
        var call = rest.GetChannelAsync(channel, cancel.Token);
        await Waiting.Until(() => discord.Requests.Count == 1);

        await cancel.CancelAsync();
        var cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);

        Assert.Equal(cancel.Token, cancelled.CancellationToken);
    }

    [Theory]
    [InlineData("👍", "%F0%9F%91%8D")]
    [InlineData("a/b?c#d", "a%2Fb%3Fc%23d")]
    [InlineData("../../users/@me", "..%2F..%2Fusers%2F%40me")]
    public async Task Each_path_segment_is_encoded(string emoji, string sent)
    {
        using var discord = new ScriptedDiscord(time, _ => new(HttpStatusCode.NoContent));
        using var rest = discord.Client();

        await rest.AddReactionAsync(channel, new(7), Emoji.Unicode(emoji), Cancellation);

        Assert.Equal($"channels/11/messages/7/reactions/{sent}/@me", Assert.Single(discord.Requests).Path);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    public async Task A_segment_that_would_change_the_path_is_refused(string emoji)
    {
        using var discord = new ScriptedDiscord(time, _ => new(HttpStatusCode.NoContent));
        using var rest = discord.Client();

        await Assert.ThrowsAsync<ArgumentException>(() =>
            rest.AddReactionAsync(channel, new(7), Emoji.Unicode(emoji), Cancellation)
        );

        Assert.Empty(discord.Requests);
    }

    [Fact]
    public void Connections_are_capped_and_redirects_are_not_followed()
    {
        using var handler = DiscordRest.CreateHandler();

        Assert.Equal(32, handler.MaxConnectionsPerServer);
        Assert.False(handler.AllowAutoRedirect);
        Assert.Equal(DecompressionMethods.All, handler.AutomaticDecompression);
    }

    private static HttpResponseMessage Dripping(HttpStatusCode status) =>
        new(status) { Content = new StreamContent(new EndlessStream()) };

    /// <summary>One byte, then silence until the reader gives up.</summary>
    private sealed class EndlessStream : Stream
    {
        private bool hasBegun;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(
            Memory<byte> buffer,
            CancellationToken cancellationToken = default
        )
        {
            if (hasBegun)
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            }

            hasBegun = true;
            buffer.Span[0] = (byte)'{';
            return 1;
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
