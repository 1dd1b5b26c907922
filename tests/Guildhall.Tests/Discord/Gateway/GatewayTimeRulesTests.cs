using System.Globalization;
using Guildhall.Discord;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Discord.Gateway;

/// <summary>How long the client waits for what, and by which clock.</summary>
public class GatewayTimeRulesTests
{
    [Fact]
    public async Task A_backlog_is_not_taken_for_a_dead_connection_and_silence_after_it_is()
    {
        await using var harness = new GatewayHarness(new DiscordOptions { EventWorkers = 1, EventQueueCapacity = 2 });
        harness.HandlerHangs = true;
        var release = new TaskCompletionSource();
        var socket = await harness.Connected(heartbeat: 1_000);
        harness.Handler = received => received.Type == "READY" ? Task.CompletedTask : release.Task;
        for (var i = 2; i < 12; i++)
        {
            socket.Dispatch(i, "MESSAGE_CREATE", """{"guild_id":"1"}""");
        }

        // The answers are there, behind what nobody has had the time to read.
        for (var i = 0; i < 6; i++)
        {
            await harness.Sent(socket, 1);
            socket.Acknowledge();
        }

        Assert.Single(harness.Gateway.Dials);
        release.SetResult();
        await Waiting.Until(() => harness.Events.Count == 11);
        harness.HandlerHangs = false;
        await harness.AtRest();
        Assert.False(socket.IsDisposed);
        var (_, unanswered) = await harness.SentAt(socket, 1);
        await harness.Dialled();

        Assert.Equal(4000, socket.ClosedWith);
        var again = harness.Gateway.Dials.Last().At - unanswered;
        // A whole interval without an answer, and the back-off before the next dial.
        Assert.InRange(again, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_resume_has_sixty_seconds_from_the_last_event_it_brought()
    {
        await using var harness = new GatewayHarness();
        (await harness.Connected()).Close(null);
        var second = await harness.Dialled();
        second.Hello(3_000_000);
        await harness.Sent(second, 6);
        await harness.Pass(TimeSpan.FromSeconds(50));
        second.Dispatch(2, "A", "{}");
        await harness.AtRest();
        var brought = harness.Time.GetUtcNow();
        await harness.Pass(TimeSpan.FromSeconds(59));
        Assert.False(second.IsDisposed);

        var third = await harness.Dialled();
        third.Hello();
        var resume = await harness.Sent(third, 6);

        Assert.InRange(
            harness.Gateway.Dials.Last().At - brought,
            TimeSpan.FromSeconds(60),
            TimeSpan.FromSeconds(60 + 4)
        );
        Assert.Equal(2, resume.GetProperty("seq").GetInt64());
    }

    [Fact]
    public async Task Who_sent_too_much_waits_until_a_minute_after_its_last_payload_and_resumes()
    {
        await using var harness = new GatewayHarness();
        var socket = await harness.Connected(heartbeat: 3_000_000);
        harness.Client.Send(new(5), 4, writer => writer.WriteStringValue("first"));
        await harness.Sent(socket, 4);
        await harness.Pass(TimeSpan.FromSeconds(25));
        harness.Client.Send(new(5), 4, writer => writer.WriteStringValue("last"));
        var (_, last) = await harness.SentAt(socket, 4);
        await harness.Pass(TimeSpan.FromSeconds(15));
        Assert.False(socket.TrySent(out _));

        socket.Close(4008);
        var second = await harness.Dialled();
        second.Hello();
        await harness.Sent(second, 6);

        Assert.Equal(TimeSpan.FromSeconds(60), harness.Gateway.Dials.Last().At - last);
    }

    [Fact]
    public async Task Jumps_of_the_wall_clock_change_nothing()
    {
        var still = await TraceAsync(null);
        var jumping = await TraceAsync(time => new JumpingTime(time));

        Assert.Equal(still, jumping);
        Assert.True(still.Count > 20);
    }

    /// <summary>What the client did and when: beats, a zombie, a resume that times out, 4008, a new session, members asked
    /// for twice, a full send window.</summary>
    private static async Task<List<string>> TraceAsync(Func<ManualTime, TimeProvider>? clock)
    {
        await using var harness = new GatewayHarness(clock: clock);
        var trace = new List<string>();
        var socket = await harness.Connected(heartbeat: 10_000);
        for (var i = 0; i < 3; i++)
        {
            trace.Add($"beat {At(await harness.SentAt(socket, 1))}");
            socket.Acknowledge();
        }

        var second = await harness.Dialled();
        second.Hello(3_000_000);
        trace.Add($"resume {At(await harness.SentAt(second, 6))}");
        var third = await harness.Dialled();
        third.Hello(3_000_000);
        trace.Add($"resume {At(await harness.SentAt(third, 6))}");
        third.Dispatch(2, "RESUMED", "{}");
        third.Close(4008);
        var fourth = await harness.Dialled();
        fourth.Hello(3_000_000);
        trace.Add($"resume {At(await harness.SentAt(fourth, 6))}");
        fourth.Deliver("""{"op":9,"d":false}""");
        var fifth = await harness.Dialled();
        fifth.Hello(3_000_000);
        trace.Add($"identify {At(await harness.SentAt(fifth, 2))}");
        fifth.Ready("fresh");
        var asked = harness.Ask(new(5));
        var (request, at) = await harness.SentAt(fifth, 8);
        var nonce = request.GetProperty("nonce").GetString();
        trace.Add($"members {At((request, at))}");
        fifth.Dispatch(2, "RATE_LIMITED", $$"""{"opcode":8,"retry_after":12,"meta":{"nonce":"{{nonce}}"} }""");
        trace.Add($"members {At(await harness.SentAt(fifth, 8))}");
        await harness.Moving(() => asked.IsCompleted);
        await Assert.ThrowsAsync<TimeoutException>(() => asked);
        for (var i = 0; i < 130; i++)
        {
            harness.Client.Send(new(5), 4, writer => writer.WriteStringValue("x"));
        }

        for (var i = 0; i < 130; i++)
        {
            trace.Add($"sent {At(await harness.SentAt(fifth, 4))}");
        }

        trace.AddRange(harness.Gateway.Dials.Select(dial => $"dial {dial.Address.Host} {At((default(int), dial.At))}"));
        trace.Add($"latency {harness.Client.Status[0].Latency}");
        return trace;
    }

    private static string At<T>((T Of, DateTimeOffset At) sent) => sent.At.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>Each look at the wall clock finds another year; timestamps and timers go on as they were.</summary>
    private sealed class JumpingTime(ManualTime inner) : TimeProvider
    {
        private int looks;

        public override long TimestampFrequency => inner.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() =>
            inner.GetUtcNow().AddYears(Interlocked.Increment(ref looks) * 7 % 40 - 20);

        public override long GetTimestamp() => inner.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            inner.CreateTimer(callback, state, dueTime, period);
    }
}
