using Guildhall.Discord;
using Guildhall.Discord.Gateway;
using Guildhall.Discord.Model;

namespace Guildhall.Tests.Discord.Gateway;

public class GatewayClientTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_identifies_after_hello_with_token_intents_and_shard()
    {
        await using var harness = new GatewayHarness(
            new DiscordOptions { Intents = Intents.Guilds | Intents.GuildMessages }
        );

        var socket = await harness.Dialled();
        socket.Hello();
        var identify = await harness.Sent(socket, 2);

        Assert.Equal("ws://gateway.test/?v=10&encoding=json", socket.Address.AbsoluteUri);
        Assert.Equal("secret-token", identify.GetProperty("token").GetString());
        Assert.Equal(513, identify.GetProperty("intents").GetInt32());
        Assert.Equal("[0,1]", identify.GetProperty("shard").GetRawText());
    }

    [Theory]
    [InlineData(null)]
    [InlineData(1000)]
    [InlineData(1001)]
    [InlineData(1006)]
    [InlineData(1011)]
    [InlineData(4000)]
    [InlineData(4001)]
    [InlineData(4002)]
    [InlineData(4005)]
    [InlineData(4008)]
    [InlineData(4999)]
    public async Task A_lost_connection_is_resumed_at_the_resume_url(int? code)
    {
        await using var harness = new GatewayHarness();
        var first = await harness.Connected();
        first.Dispatch(2, "TYPING_START", "{}");
        await harness.Moving(() => harness.Events.Any(e => e.Sequence == 2));

        first.Close(code);
        var second = await harness.Dialled();
        second.Hello();
        var resume = await harness.Sent(second, 6);

        Assert.Equal("ws://resume.test/?v=10&encoding=json", second.Address.AbsoluteUri);
        Assert.Equal("sess", resume.GetProperty("session_id").GetString());
        Assert.Equal(2, resume.GetProperty("seq").GetInt64());
        Assert.Equal("secret-token", resume.GetProperty("token").GetString());
    }

    [Theory]
    [InlineData(4003)]
    [InlineData(4007)]
    [InlineData(4009)]
    public async Task A_session_that_is_over_is_started_anew(int code)
    {
        await using var harness = new GatewayHarness();
        var first = await harness.Connected();

        first.Close(code);
        var second = await harness.Dialled();
        second.Hello();
        await harness.Sent(second, 2);

        Assert.Equal("ws://gateway.test/?v=10&encoding=json", second.Address.AbsoluteUri);
    }

    [Theory]
    [InlineData(4004)]
    [InlineData(4010)]
    [InlineData(4011)]
    [InlineData(4012)]
    [InlineData(4013)]
    [InlineData(4014)]
    public async Task What_a_new_connection_cannot_mend_ends_the_client(int code)
    {
        await using var harness = new GatewayHarness(
            new DiscordOptions { Intents = Intents.Guilds | Intents.MessageContent }
        );
        var socket = await harness.Connected();

        socket.Close(code);
        var error = await Assert.ThrowsAsync<GatewayFatalException>(() =>
            harness.Running.WaitAsync(TimeSpan.FromSeconds(60), Cancellation)
        );

        Assert.Equal(code, error.CloseCode);
        Assert.DoesNotContain("secret-token", error.Message, StringComparison.Ordinal);
        if (code is 4013 or 4014)
        {
            Assert.Contains("MessageContent", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_unacknowledged_heartbeat_is_a_dead_connection_and_is_resumed()
    {
        await using var harness = new GatewayHarness();
        var first = await harness.Connected(heartbeat: 10_000);

        await harness.Sent(first, 1);
        var second = await harness.Dialled();
        second.Hello();
        await harness.Sent(second, 6);

        Assert.Equal(4000, first.ClosedWith);
        Assert.True(first.IsDisposed);
    }

    [Fact]
    public async Task Acknowledged_heartbeats_carry_the_sequence_and_keep_the_connection()
    {
        await using var harness = new GatewayHarness();
        var socket = await harness.Connected(heartbeat: 10_000);
        socket.Dispatch(2, "TYPING_START", "{}");
        await harness.Moving(() => harness.Events.Any(e => e.Sequence == 2));

        for (var i = 0; i < 5; i++)
        {
            var beat = await harness.Sent(socket, 1);
            Assert.Equal(2, beat.GetInt64());
            socket.Deliver("""{"op":11,"d":null}""");
        }

        Assert.False(harness.Gateway.TryNext(out _));
        Assert.NotNull(harness.Client.Status[0].Latency);
    }

    [Fact]
    public async Task A_heartbeat_asked_for_is_sent_at_once()
    {
        await using var harness = new GatewayHarness();
        var socket = await harness.Connected(heartbeat: 3_000_000);

        var before = harness.Time.GetUtcNow();
        socket.Deliver("""{"op":1,"d":null}""");
        await harness.Sent(socket, 1);

        Assert.True(harness.Time.GetUtcNow() - before < TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Opcode_7_is_answered_by_a_resume_that_keeps_the_session()
    {
        await using var harness = new GatewayHarness();
        var first = await harness.Connected();

        first.Deliver("""{"op":7,"d":null}""");
        var second = await harness.Dialled();
        second.Hello();
        await harness.Sent(second, 6);

        Assert.Equal(4000, first.ClosedWith);
    }

    [Theory]
    [InlineData("true", 6)]
    [InlineData("false", 2)]
    public async Task Opcode_9_resumes_or_begins_anew(string resumable, int expected)
    {
        await using var harness = new GatewayHarness();
        var first = await harness.Connected();
        var before = harness.Time.GetUtcNow();

        first.Deliver($$"""{"op":9,"d":{{resumable}} }""");
        var second = await harness.Dialled();
        var waited = harness.Time.GetUtcNow() - before;
        second.Hello();
        await harness.Sent(second, expected);

        if (expected == 2)
        {
            Assert.True(waited >= TimeSpan.FromSeconds(1));
        }
    }

    [Fact]
    public async Task A_refused_resume_becomes_a_new_session()
    {
        await using var harness = new GatewayHarness();
        (await harness.Connected()).Close(4000);
        var second = await harness.Dialled();
        second.Hello();
        await harness.Sent(second, 6);

        second.Deliver("""{"op":9,"d":false}""");
        var third = await harness.Dialled();
        third.Hello();
        await harness.Sent(third, 2);
        third.Ready("fresh");

        await harness.Moving(() => harness.Events.Count(e => e.Type == "READY") == 2);
    }

    [Fact]
    public async Task Replayed_events_are_dropped_and_new_ones_kept()
    {
        await using var harness = new GatewayHarness();
        var first = await harness.Connected();
        first.Dispatch(2, "A", "{}");
        first.Dispatch(3, "B", "{}");
        first.Dispatch(3, "B", "{}");
        first.Close(null);

        var second = await harness.Dialled();
        second.Hello();
        await harness.Sent(second, 6);
        second.Dispatch(3, "B", "{}");
        second.Dispatch(4, "C", "{}");
        second.Dispatch(5, "RESUMED", "{}");
        await harness.Moving(() => harness.Events.Any(e => e.Type == "RESUMED"));

        Assert.Equal(["READY", "A", "B", "C", "RESUMED"], harness.Events.Select(e => e.Type));
    }

    [Fact]
    public async Task One_broken_frame_is_skipped_and_three_in_a_row_reconnect()
    {
        await using var harness = new GatewayHarness();
        var first = await harness.Connected();

        first.Deliver("""{"op":0,"s":2,"t":"A","d":{"x":""");
        first.Dispatch(3, "B", "{}");
        await harness.Moving(() => harness.Events.Any(e => e.Type == "B"));
        Assert.False(harness.Gateway.TryNext(out _));
        for (var i = 0; i < 3; i++)
        {
            first.Deliver("{\"op\"");
        }

        var second = await harness.Dialled();
        second.Hello();
        await harness.Sent(second, 6);
    }

    [Fact]
    public async Task Silence_after_the_dial_or_after_identify_is_a_reconnect()
    {
        await using var harness = new GatewayHarness();
        var silent = await harness.Dialled();
        var mute = await harness.Dialled();
        mute.Hello(3_000_000);
        await harness.Sent(mute, 2);

        var third = await harness.Dialled();

        Assert.True(silent.IsDisposed);
        Assert.True(mute.IsDisposed);
        Assert.False(third.IsDisposed);
    }

    [Fact]
    public async Task A_dead_resume_url_is_left_after_three_tries_and_the_session_after_six()
    {
        await using var harness = new GatewayHarness();
        (await harness.Connected()).Close(null);
        var dials = new List<string>();
        for (var i = 0; i < 7; i++)
        {
            var socket = await harness.Dialled();
            dials.Add(socket.Address.Host);
            socket.Close(null);
        }

        Assert.Equal([.. Enumerable.Repeat("resume.test", 3), .. Enumerable.Repeat("gateway.test", 4)], dials);
        Assert.Equal(2, harness.RestCalls.Count);
        var last = await harness.Dialled();
        last.Hello();
        await harness.Sent(last, 2);
    }

    [Fact]
    public async Task Identifies_keep_five_seconds_between_them()
    {
        await using var harness = new GatewayHarness(new DiscordOptions { ShardCount = 2 });
        var first = await harness.Dialled();
        var second = await harness.Dialled();
        first.Hello(3_000_000);
        second.Hello(3_000_000);

        var one = await harness.SentAt(first, 2);
        var other = await harness.SentAt(second, 2);

        Assert.Equal(0, one.Data.GetProperty("shard")[0].GetInt32());
        Assert.Equal(1, other.Data.GetProperty("shard")[0].GetInt32());
        Assert.Equal(TimeSpan.FromSeconds(5), other.At - one.At);
    }

    [Fact]
    public async Task No_session_is_started_beyond_what_discord_grants()
    {
        await using var harness = new GatewayHarness(
            limits: """{"total":1000,"remaining":0,"reset_after":60000,"max_concurrency":1}"""
        );
        var socket = await harness.Dialled();
        socket.Hello(3_000_000);
        var before = harness.Time.GetUtcNow();

        await harness.Sent(socket, 2);

        Assert.True(harness.Time.GetUtcNow() - before >= TimeSpan.FromSeconds(58));
    }

    [Fact]
    public async Task Events_of_one_guild_stay_in_order_while_another_guilds_handler_hangs()
    {
        await using var harness = new GatewayHarness(new DiscordOptions { EventWorkers = 2 });
        harness.HandlerHangs = true;
        var release = new TaskCompletionSource();
        harness.Handler = received => received.GuildId?.Value >> 22 == 2 ? release.Task : Task.CompletedTask;
        var socket = await harness.Connected();
        var slow = 2UL << 22;
        var quick = 3UL << 22;

        socket.Dispatch(2, "MESSAGE_CREATE", $$"""{"guild_id":"{{slow}}"}""");
        for (var i = 3; i < 50; i++)
        {
            socket.Dispatch(i, "MESSAGE_CREATE", $$"""{"guild_id":"{{quick}}"}""");
        }

        await Waiting.Until(() => harness.Events.Count(e => e.Guild?.Value == quick) == 47);
        release.SetResult();

        Assert.Equal(
            Enumerable.Range(3, 47).Select(i => (long)i),
            harness.Events.Where(e => e.Guild?.Value == quick).Select(e => e.Sequence)
        );
    }

    [Fact]
    public async Task A_hanging_handler_and_a_full_queue_do_not_stop_the_heartbeat()
    {
        await using var harness = new GatewayHarness(new DiscordOptions { EventWorkers = 1, EventQueueCapacity = 2 });
        harness.HandlerHangs = true;
        var release = new TaskCompletionSource();
        var socket = await harness.Connected(heartbeat: 1_000);
        harness.Handler = received => received.Type == "READY" ? Task.CompletedTask : release.Task;
        for (var i = 2; i < 20; i++)
        {
            socket.Dispatch(i, "MESSAGE_CREATE", """{"guild_id":"1"}""");
        }

        await harness.Sent(socket, 1);
        await harness.Sent(socket, 1);
        Assert.False(harness.Gateway.TryNext(out _));
        release.SetResult();

        await Waiting.Until(() => harness.Events.Count == 19);
        Assert.Equal(Enumerable.Range(1, 19).Select(i => (long)i), harness.Events.Select(e => e.Sequence));
    }

    [Fact]
    public async Task A_handler_that_throws_does_not_stop_the_next()
    {
        await using var harness = new GatewayHarness();
        harness.Handler = received =>
            received.Type == "BAD" ? throw new InvalidOperationException("bug") : Task.CompletedTask;
        var socket = await harness.Connected();

        socket.Dispatch(2, "BAD", "{}");
        socket.Dispatch(3, "GOOD", "{}");

        await harness.Moving(() => harness.Events.Any(e => e.Type == "GOOD"));
    }

    [Fact]
    public async Task A_durable_session_is_left_open_and_resumed_by_the_next_process()
    {
        var sessions = new DurableSessions();
        await using (var harness = new GatewayHarness(sessions: sessions))
        {
            var socket = await harness.Connected();
            socket.Dispatch(2, "A", "{}");
            await harness.Moving(() => harness.Events.Any(e => e.Type == "A"));
            await harness.Stop();
            Assert.Equal(4000, socket.ClosedWith);
        }

        await using var next = new GatewayHarness(sessions: sessions);
        var resumed = await next.Dialled();
        resumed.Hello();
        var resume = await next.Sent(resumed, 6);

        Assert.Equal(2, resume.GetProperty("seq").GetInt64());
    }

    [Fact]
    public async Task Stopping_without_a_durable_store_ends_the_session()
    {
        await using var harness = new GatewayHarness();
        var socket = await harness.Connected();

        await harness.Stop();

        Assert.Equal(1000, socket.ClosedWith);
    }

    [Fact]
    public async Task Members_asked_for_come_together_from_their_chunks_in_any_order()
    {
        await using var harness = new GatewayHarness();
        var socket = await harness.Connected();

        var asked = harness.Ask(new(5), new() { Prefix = "a", Limit = 10 });
        var request = await harness.Sent(socket, 8);
        var nonce = request.GetProperty("nonce").GetString();
        Assert.Equal("5", request.GetProperty("guild_id").GetString());
        socket.Dispatch(2, "GUILD_MEMBERS_CHUNK", Chunk(nonce, 1, "12"));
        socket.Dispatch(3, "GUILD_MEMBERS_CHUNK", Chunk("other", 0, "66"));
        socket.Dispatch(4, "GUILD_MEMBERS_CHUNK", Chunk(nonce, 0, "11"));
        var found = await asked.WaitAsync(TimeSpan.FromSeconds(60), Cancellation);

        Assert.Equal([11UL, 12UL], found.Members.Select(member => member.User!.Id.Value).Order());
        Assert.Equal([new Snowflake<User>(77)], found.NotFound.Distinct());
    }

    [Fact]
    public async Task No_minute_holds_more_than_the_sends_a_connection_has()
    {
        await using var harness = new GatewayHarness();
        var socket = await harness.Connected(heartbeat: 30_000);
        var start = harness.Time.GetUtcNow();
        var times = new List<TimeSpan>();

        for (var i = 0; i < 150; i++)
        {
            // Never answered: only that they are sent matters here.
            _ = harness.Ask(new(5));
        }

        await harness.Moving(() =>
        {
            while (socket.TrySent(out var payload))
            {
                if (payload.GetProperty("op").GetInt32() == 1)
                {
                    socket.Deliver("""{"op":11,"d":null}""");
                }

                times.Add(harness.Time.GetUtcNow() - start);
            }

            return times.Count >= 150;
        });

        Assert.All(
            times,
            t => Assert.True(times.Count(other => other >= t && other < t + TimeSpan.FromSeconds(59)) <= 120)
        );
    }

    [Fact]
    public async Task The_guild_cache_knows_what_events_told_before_the_subscriber_sees_them()
    {
        await using var harness = new GatewayHarness();
        var seen = new List<string?>();
        harness.Handler = received =>
        {
            seen.Add(received.GuildId is { } guild ? harness.Cache.TryGet(guild)?.Name : null);
            return Task.CompletedTask;
        };
        var socket = await harness.Connected();

        socket.Dispatch(
            2,
            "GUILD_CREATE",
            """
            {"id":"5","name":"Sietch","owner_id":"50","unavailable":false,"future":[{}],
             "roles":[{"id":"5","permissions":"1024","position":0},{"id":"6","name":"mod","permissions":"8192","position":3}],
             "channels":[{"id":"7","type":0,"name":"general","permission_overwrites":[{"id":"6","type":0,"allow":"2048","deny":"0"}]}],
             "threads":[],"members":[{"user":{"id":"99"},"roles":["6"]},{"user":{"id":"51"},"roles":[]}]}
            """
        );
        socket.Dispatch(
            3,
            "GUILD_ROLE_UPDATE",
            """{"guild_id":"5","role":{"id":"6","name":"mod","permissions":"4","position":3}}"""
        );
        socket.Dispatch(4, "GUILD_DELETE", """{"id":"5","unavailable":true}""");
        await harness.Moving(() => harness.Events.Count == 4);

        var guild = harness.Cache.TryGet(new(5))!;
        Assert.Equal([null, "Sietch", "Sietch", "Sietch"], seen);
        Assert.True(guild.IsUnavailable);
        Assert.Equal(new Snowflake<User>(99), guild.Self!.User);
        Assert.Equal(
            Permissions.ViewChannel | Permissions.SendMessages | Permissions.BanMembers,
            guild.PermissionsIn(new(7), guild.Self, harness.Time.GetUtcNow())
        );
    }

    private static string Chunk(string? nonce, int index, string user) =>
        $$"""{"guild_id":"5","nonce":"{{nonce}}","chunk_index":{{index}},"chunk_count":2,"members":[{"user":{"id":"{{user}}"},"roles":[]}],"not_found":["77"]}""";

    private sealed class DurableSessions : ISessionStore
    {
        private readonly MemorySessionStore inner = new();

        public bool IsDurable => true;

        public Task<GatewaySession?> LoadAsync(int shard, int shardCount, CancellationToken cancellation) =>
            inner.LoadAsync(shard, shardCount, cancellation);

        public Task SaveAsync(int shard, int shardCount, GatewaySession? session, CancellationToken cancellation) =>
            inner.SaveAsync(shard, shardCount, session, cancellation);
    }
}
