using System.Diagnostics.Metrics;
using Guildhall.Discord;
using Guildhall.Discord.Gateway;

namespace Guildhall.Tests.Discord.Gateway;

/// <summary>The rules of a connection that are about time, order and loss.</summary>
public class GatewayConnectionRulesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_dial_that_nobody_answers_ends_after_ten_seconds()
    {
        await using var harness = new GatewayHarness();
        var first = await harness.Connected();
        harness.Gateway.Ignores = _ => true;
        first.Close(null);
        await harness.Moving(() => harness.Gateway.Dials.Count == 2);
        harness.Gateway.Ignores = _ => false;

        await harness.Dialled();

        var dials = harness.Gateway.Dials.ToList();
        Assert.InRange(dials[2].At - dials[1].At, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(12));
    }

    [Fact]
    public async Task A_beat_that_discord_asks_for_changes_neither_the_timer_nor_the_wait_for_an_acknowledgement()
    {
        await using var harness = new GatewayHarness();
        var socket = await harness.Connected(heartbeat: 10_000);
        var (_, first) = await harness.SentAt(socket, 1);
        socket.Acknowledge();
        await harness.Pass(TimeSpan.FromSeconds(9));
        socket.Deliver("""{"op":1,"d":null}""");
        var (_, asked) = await harness.SentAt(socket, 1);
        var (_, second) = await harness.SentAt(socket, 1);

        Assert.Equal(TimeSpan.FromSeconds(9), asked - first);
        Assert.Equal(TimeSpan.FromSeconds(10), second - first);
        Assert.False(harness.Gateway.TryNext(out _));
    }

    [Fact]
    public async Task Back_off_grows_while_nothing_holds_and_never_passes_a_minute()
    {
        await using var harness = new GatewayHarness();
        (await harness.Connected()).Close(null);
        for (var i = 0; i < 30; i++)
        {
            (await harness.Dialled()).Close(null);
        }

        var dials = harness.Gateway.Dials.Select(dial => dial.At).ToList();
        var waits = dials.Zip(dials.Skip(1), (a, b) => b - a).ToList();
        Assert.True(waits[0] <= TimeSpan.FromSeconds(1));
        Assert.All(waits, wait => Assert.True(wait <= TimeSpan.FromSeconds(60)));
        Assert.Contains(waits, wait => wait > TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_connection_that_held_for_a_minute_begins_the_back_off_anew()
    {
        await using var harness = new GatewayHarness();
        (await harness.Connected()).Close(null);
        for (var i = 0; i < 8; i++)
        {
            (await harness.Dialled()).Close(null);
        }

        var steady = await harness.Dialled();
        steady.Hello(3_000_000);
        await harness.Sent(steady, 2);
        steady.Ready("fresh");
        await harness.Pass(TimeSpan.FromSeconds(61));
        var before = harness.Time.GetUtcNow();
        steady.Close(null);
        await harness.Dialled();

        Assert.True(harness.Time.GetUtcNow() - before <= TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task What_broke_on_its_way_is_asked_for_again_by_a_resume()
    {
        await using var harness = new GatewayHarness();
        var first = await harness.Connected(heartbeat: 10_000);
        first.Deliver("""{"op":0,"s":2,"t":"A","d":{"x":""");
        first.Dispatch(3, "B", "{}");
        _ = AcknowledgeOn(first, harness);

        var second = await harness.Dialled();
        second.Hello();
        var resume = await harness.Sent(second, 6);
        second.Dispatch(2, "A", "{}");
        second.Dispatch(3, "B", "{}");
        second.Dispatch(4, "RESUMED", "{}");
        await harness.Moving(() => harness.Events.Any(e => e.Type == "RESUMED"));

        Assert.Equal(1, resume.GetProperty("seq").GetInt64());
        Assert.Equal(["READY", "B", "A", "RESUMED"], harness.Events.Select(e => e.Type));
    }

    [Fact]
    public async Task A_message_beyond_every_size_ends_the_connection_and_the_session_after_six_in_a_row()
    {
        await using var harness = new GatewayHarness();
        (await harness.Connected()).Break();
        for (var i = 0; i < 6; i++)
        {
            var socket = await harness.Dialled();
            socket.Hello();
            await harness.Sent(socket, 6);
            // The same message again, as a server that replays it would send.
            socket.Break();
        }

        var last = await harness.Dialled();
        last.Hello();
        await harness.Sent(last, 2);
    }

    [Fact]
    public async Task What_a_resume_does_not_bring_back_is_reported()
    {
        await using var harness = new GatewayHarness();
        EventsMissed? missed = null;
        harness.Handler = received =>
        {
            missed = received.Type == EventsMissed.Type ? received.Read(GatewayJson.Default.EventsMissed) : missed;
            return Task.CompletedTask;
        };
        var first = await harness.Connected();
        first.Dispatch(4, "B", "{}");
        first.Close(null);
        var second = await harness.Dialled();
        second.Hello();
        await harness.Sent(second, 6);
        second.Dispatch(5, "RESUMED", "{}");
        await harness.Moving(() => harness.Events.Any(e => e.Type == "RESUMED") && missed is not null);

        Assert.Equal(new EventsMissed(0, "sess", 1, 4), missed);
    }

    [Fact]
    public async Task The_end_of_a_session_is_reported_before_the_next_ones_events()
    {
        await using var harness = new GatewayHarness();
        (await harness.Connected()).Close(4009);
        var second = await harness.Dialled();
        second.Hello();
        await harness.Sent(second, 2);
        second.Ready("fresh");
        await harness.Moving(() => harness.Events.Count == 3);

        Assert.Equal(["READY", EventsMissed.Type, "READY"], harness.Events.Select(e => e.Type));
    }

    [Fact]
    public async Task The_newest_presence_alone_is_sent_and_again_in_a_new_session()
    {
        await using var harness = new GatewayHarness();
        var dialled = await harness.Dialled();
        harness.Client.SetPresence("idle", "old");
        harness.Client.SetPresence("dnd", "new");
        dialled.Hello();
        await harness.Sent(dialled, 2);
        dialled.Ready();
        var shown = await harness.Sent(dialled, 3);
        dialled.Close(4009);
        var second = await harness.Dialled();
        second.Hello();
        await harness.Sent(second, 2);
        second.Ready("fresh");
        var again = await harness.Sent(second, 3);

        Assert.Equal("dnd", shown.GetProperty("status").GetString());
        Assert.Equal("new", again.GetProperty("activities")[0].GetProperty("state").GetString());
        Assert.False(second.TrySent(out _));
    }

    [Fact]
    public async Task What_could_not_be_sent_is_sent_by_the_next_connection()
    {
        await using var harness = new GatewayHarness();
        var first = await harness.Connected();
        first.RefusesToSend = true;
        harness.Client.Send(new(5), 4, writer => writer.WriteStringValue("voice"));
        var second = await harness.Dialled();
        second.Hello();
        await harness.Sent(second, 6);
        second.Dispatch(2, "RESUMED", "{}");

        Assert.Equal("voice", (await harness.Sent(second, 4)).GetString());
        Assert.Throws<ArgumentException>(() =>
            harness.Client.Send(new(5), 4, writer => writer.WriteStringValue(new string('x', 4_090)))
        );
    }

    [Fact]
    public async Task A_refused_member_request_is_sent_again_when_discord_said_and_times_out_when_nothing_comes()
    {
        await using var harness = new GatewayHarness();
        var socket = await harness.Connected(heartbeat: 3_000_000);
        var asked = harness.Ask(new(5));
        var (first, at) = await harness.SentAt(socket, 8);
        var nonce = first.GetProperty("nonce").GetString();
        socket.Dispatch(
            2,
            "RATE_LIMITED",
            $$"""{"opcode":8,"retry_after":45.5,"meta":{"guild_id":"5","nonce":"{{nonce}}"} }"""
        );
        var (second, again) = await harness.SentAt(socket, 8);
        await harness.Pass(TimeSpan.FromSeconds(29));
        Assert.False(asked.IsCompleted);
        await harness.Pass(TimeSpan.FromSeconds(7));

        Assert.Equal(nonce, second.GetProperty("nonce").GetString());
        Assert.Equal(TimeSpan.FromSeconds(45.5), again - at);
        await Assert.ThrowsAsync<TimeoutException>(() => asked.WaitAsync(TimeSpan.FromSeconds(60), Cancellation));
    }

    [Fact]
    public async Task Too_many_guilds_start_as_many_shards_as_discord_recommends()
    {
        await using var harness = new GatewayHarness();
        var first = await harness.Connected();
        harness.Shards = 2;
        first.Close(4011);
        var one = await harness.Dialled();
        var other = await harness.Dialled();
        one.Hello();
        other.Hello();

        Assert.Equal("[0,2]", (await harness.Sent(one, 2)).GetProperty("shard").GetRawText());
        Assert.Equal("[1,2]", (await harness.Sent(other, 2)).GetProperty("shard").GetRawText());
        await harness.Moving(() => harness.Events.Any(e => e.Type == EventsMissed.Type));
    }

    [Fact]
    public async Task The_report_of_missed_events_is_measured_from_when_it_was_made()
    {
        using var listener = new MeterListener();
        using var meters = new OwnMeters();
        var longest = 0.0;
        var metrics = new DiscordMetrics(meters);
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (meters.Owns(instrument.Meter) && instrument.Name == "guildhall.discord.events.lag")
            {
                l.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<double>((_, value, _, _) => longest = Math.Max(longest, value));
        listener.Start();
        await using var harness = new GatewayHarness(metrics: metrics);
        (await harness.Connected()).Close(4009);
        await harness.Moving(() => harness.Events.Any(e => e.Type == EventsMissed.Type));
        await harness.AtRest();

        Assert.InRange(longest, 0, 1);
    }

    [Fact]
    public async Task Missed_events_are_reported_before_the_wait_for_the_next_connection()
    {
        await using var harness = new GatewayHarness();
        var socket = await harness.Connected();
        var then = harness.Time.GetUtcNow();
        socket.Close(4009);
        await harness.AtRest();

        Assert.Contains(harness.Events, e => e.Type == EventsMissed.Type);
        Assert.Equal(then, harness.Time.GetUtcNow());
        Assert.Single(harness.Gateway.Dials);
    }

    [Fact]
    public async Task Typing_and_presence_give_way_to_a_full_queue_and_are_counted()
    {
        using var listener = new MeterListener();
        var dropped = 0L;
        var lags = 0;
        using var meters = new OwnMeters();
        // Made before the listening starts, which sees the meters of other tests too.
        var metrics = new DiscordMetrics(meters);
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (meters.Owns(instrument.Meter))
            {
                l.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>(
            (instrument, value, _, _) =>
                Interlocked.Add(ref dropped, instrument.Name == "guildhall.discord.events.dropped" ? value : 0)
        );
        listener.SetMeasurementEventCallback<double>(
            (instrument, _, _, _) =>
                Interlocked.Add(ref lags, instrument.Name == "guildhall.discord.events.lag" ? 1 : 0)
        );
        listener.Start();
        await using var harness = new GatewayHarness(
            new DiscordOptions { EventWorkers = 1, EventQueueCapacity = 2 },
            metrics: metrics
        );
        harness.HandlerHangs = true;
        var release = new TaskCompletionSource();
        var socket = await harness.Connected(heartbeat: 3_000_000);
        harness.Handler = received => received.Type == "READY" ? Task.CompletedTask : release.Task;
        socket.Dispatch(2, "MESSAGE_CREATE", "{}");
        await Waiting.Until(() => harness.Events.Count == 2);
        for (var i = 3; i < 20; i++)
        {
            socket.Dispatch(i, "TYPING_START", "{}");
        }

        await harness.AtRest();
        release.SetResult();
        await Waiting.Until(() => harness.Events.Count == 4);

        Assert.Equal(15, dropped);
        Assert.True(lags >= 3);
    }

    private static async Task AcknowledgeOn(ScriptedSocket socket, GatewayHarness harness)
    {
        while (!socket.IsDisposed && !harness.Running.IsCompleted)
        {
            if (socket.TrySent(out var payload) && payload.GetProperty("op").GetInt32() == 1)
            {
                socket.Acknowledge();
            }

            await Waiting.Turn();
        }
    }

    private sealed class OwnMeters : IMeterFactory
    {
        private readonly List<Meter> own = [];

        public bool Owns(Meter meter) => own.Contains(meter);

        public Meter Create(MeterOptions options)
        {
            var meter = new Meter(options);
            own.Add(meter);
            return meter;
        }

        public void Dispose() => own.ForEach(meter => meter.Dispose());
    }
}
