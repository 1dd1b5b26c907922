using Microsoft.Extensions.Logging;

namespace Guildhall.Discord.Gateway;

/// <summary>
/// One connection of a shard from the dial to its end. Everything happens on the task that calls <see cref="RunAsync"/>:
/// socket, sequence, heartbeat clock and state have one owner, and nothing of a subscriber's runs here.
/// </summary>
internal sealed partial class ShardConnection(Shard shard, string url)
{
    private const int MostMalformed = 3;
    private const int EventsBetweenWakes = 256;

    private static readonly TimeSpan connectWithin = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan helloWithin = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan readyWithin = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan resumedWithin = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan sendWithin = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan closeWithin = TimeSpan.FromSeconds(1);

    private readonly ShardSurroundings around = shard.Around;
    private readonly TimeProvider time = shard.Around.Time;
    private readonly ILogger log = shard.Around.Log;
    private IGatewayConnection socket = null!;
    private SendWindow window = new(shard.Around.Time, TimeSpan.FromSeconds(40));
    private Task<GatewayFrame>? receiving;
    private long deadline = long.MaxValue;
    private long now;
    private long readyAt;
    private int malformed;
    private int unseenEvents;
    private (int Op, int Size) lastSent;

    /// <summary>How long the connection was of use; null when it never was.</summary>
    public TimeSpan? HeldFor => readyAt == 0 ? null : time.GetElapsedTime(readyAt);

    public async Task<ConnectionEnd> RunAsync(CancellationToken cancellation)
    {
        shard.State = ShardState.Connecting;
        try
        {
            socket = await ConnectAsync(cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return new(Reaction.Stopped, "Told to stop.");
        }
        catch (Exception exception)
            when (exception
                    is IOException
                        or HttpRequestException
                        or OperationCanceledException
                        or UriFormatException
                        or ArgumentException
            )
        {
            NotConnected(exception, shard.Id);
            return new(Reaction.Resume, "Nobody answered.");
        }

        using var life = new CancellationTokenSource();
        using var alarm = time.CreateTimer(
            _ => shard.Signal.Set(),
            null,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan
        );
        using var stop = cancellation.Register(shard.Signal.Set);
        ConnectionEnd end;
        try
        {
            end = await LoopAsync(alarm, life.Token, cancellation).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or TimeoutException)
        {
            end = new(Reaction.Resume, "Sending failed: the connection is gone.");
        }

        await life.CancelAsync().ConfigureAwait(false);
        await CloseAsync(end).ConfigureAwait(false);
        shard.IdentifySlot = null;
        return end;
    }

    private async Task<IGatewayConnection> ConnectAsync(CancellationToken cancellation)
    {
        var compress = around.Options.UseCompression ? "&compress=zlib-stream" : "";
        var address = new Uri($"{url.TrimEnd('/')}/?v=10&encoding=json{compress}");
        using var timeout = new CancellationTokenSource(connectWithin, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation);
        var dialling = around.Connector.ConnectAsync(address, around.Options.UseCompression, either.Token);
        shard.Signal.Reset();
        shard.Waits = dialling;
        try
        {
            return await dialling.ConfigureAwait(false);
        }
        finally
        {
            shard.Waits = null;
        }
    }

    private async Task<ConnectionEnd> LoopAsync(ITimer alarm, CancellationToken life, CancellationToken cancellation)
    {
        shard.State = ShardState.AwaitingHello;
        deadline = After(helloWithin);
        while (true)
        {
            shard.Signal.Reset();
            if (cancellation.IsCancellationRequested)
            {
                return new(Reaction.Stopped, "Told to stop.");
            }

            if (await TickAsync().ConfigureAwait(false) is { } due)
            {
                return due;
            }

            if (shard.Overflow is not null && !shard.TryHandOverRest())
            {
                await SleepAsync(alarm, around.Events.WaitForRoomAsync(shard.Overflow)).ConfigureAwait(false);
                continue;
            }

            if (receiving is null)
            {
                var next = socket.ReceiveAsync(life);
                if (next.IsCompletedSuccessfully)
                {
                    if (await FrameAsync(next.Result, life).ConfigureAwait(false) is { } over)
                    {
                        return over;
                    }

                    continue;
                }

                receiving = next.AsTask();
            }

            if (!receiving.IsCompleted)
            {
                await SleepAsync(alarm, receiving).ConfigureAwait(false);
                continue;
            }

            var frame = await receiving.ConfigureAwait(false);
            receiving = null;
            if (await FrameAsync(frame, life).ConfigureAwait(false) is { } end)
            {
                return end;
            }
        }
    }

    /// <summary>Does what the clock and the outgoing queue ask for; most calls find nothing.</summary>
    private ValueTask<ConnectionEnd?> TickAsync()
    {
        now = time.GetTimestamp();
        var isQuiet =
            now < deadline
            && now < heartbeatDue
            && shard.IdentifySlot is not { IsCompleted: true }
            && !(shard.HasOutgoing && shard.State == ShardState.Ready);
        return isQuiet ? default : DueAsync();
    }

    private async ValueTask<ConnectionEnd?> DueAsync()
    {
        if (now >= deadline)
        {
            return new(Reaction.Resume, $"Nothing came while {shard.State}.");
        }

        if (now >= heartbeatDue && await BeatIsDueAsync().ConfigureAwait(false) is { } dead)
        {
            return dead;
        }

        if (shard.IdentifySlot is { IsCompleted: true } slot)
        {
            shard.IdentifySlot = null;
            return await IdentifyAsync(slot).ConfigureAwait(false);
        }

        while (shard.State == ShardState.Ready && shard.HasOutgoing && window.HasRoom)
        {
            if (!shard.TryPeekOutgoing(out var payload))
            {
                break;
            }

            await SendAsync(payload.Bytes).ConfigureAwait(false);
            shard.Sent(payload);
        }

        return null;
    }

    private async ValueTask<ConnectionEnd?> IdentifyAsync(Task slot)
    {
        try
        {
            await slot.ConfigureAwait(false);
        }
        catch (GatewayFatalException exception)
        {
            return new(Reaction.Fatal, exception.Message);
        }

        shard.State = ShardState.Identifying;
        deadline = After(readyWithin);
        await SendAsync(ShardPayloads.Identify(around.Options, shard.Id, shard.Count)).ConfigureAwait(false);
        return null;
    }

    private async ValueTask<ConnectionEnd?> HelloAsync(ReadOnlyMemory<byte> data, CancellationToken life)
    {
        interval = HeartbeatInterval(data.Span);
        if (interval <= TimeSpan.Zero)
        {
            return new(Reaction.Resume, "HELLO without a heartbeat interval.");
        }

        window = new(time, interval);
        heartbeatDue = After(shard.Jitter(interval.TotalSeconds));
        if (shard.Session is { } session)
        {
            around.Identify.PassOver(shard.Id);
            shard.State = ShardState.Resuming;
            deadline = After(resumedWithin);
            await SendAsync(ShardPayloads.Resume(around.Options, session)).ConfigureAwait(false);
            return null;
        }

        shard.State = ShardState.AwaitingIdentify;
        deadline = long.MaxValue;
        var slot = around.Identify.WaitAsync(shard.Id, life);
        shard.IdentifySlot = slot;
        _ = slot.ContinueWith(
            _ => shard.Signal.Set(),
            CancellationToken.None, // the signal must come in every case
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default
        );
        return null;
    }

    private async ValueTask SendAsync(ReadOnlyMemory<byte> payload)
    {
        window.Sent();
        lastSent = (ShardPayloads.OpcodeOf(payload.Span), payload.Length);
        // Own limit instead of the caller's token: a cancelled send would tear the socket down without a close frame.
        await socket
            .SendAsync(payload, CancellationToken.None)
            .AsTask()
            .WaitAsync(sendWithin, time, CancellationToken.None)
            .ConfigureAwait(false);
    }

    private async Task SleepAsync(ITimer alarm, Task other)
    {
        WakeWorkers();
        var next = Math.Min(deadline, heartbeatDue);
        if (shard.State == ShardState.Ready && shard.HasOutgoing && !window.HasRoom)
        {
            next = Math.Min(next, now + Ticks(window.UntilRoom));
        }

        if (next != long.MaxValue)
        {
            // Rounded up: a timer that fires early would only find nothing due.
            var wait = Math.Max(0, Math.Ceiling((next - time.GetTimestamp()) * 1_000d / time.TimestampFrequency));
            alarm.Change(TimeSpan.FromMilliseconds(wait), Timeout.InfiniteTimeSpan);
        }

        shard.Waits = other;
        await Task.WhenAny(other, shard.Signal.Task).ConfigureAwait(false);
        shard.Waits = null;
    }

    private void WakeWorkers()
    {
        if (unseenEvents > 0)
        {
            around.Metrics.EventsReceived(unseenEvents);
            unseenEvents = 0;
        }

        around.Events.Wake();
    }

    private async Task CloseAsync(ConnectionEnd end)
    {
        shard.State = ShardState.Closing;
        WakeWorkers();
        var isDone = end.Reaction == Reaction.NewSession || (end.Reaction == Reaction.Stopped && shard.EndsSession);
        using var limit = new CancellationTokenSource(closeWithin, time);
        await socket
            .CloseAsync(isDone ? CloseCodes.Done : CloseCodes.Resuming, limit.Token)
            .AsTask()
            .WaitAsync(closeWithin, time, CancellationToken.None)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await socket.DisposeAsync().ConfigureAwait(false);
        if (receiving is { } last)
        {
            // It ends with the socket; nobody may be left reading a returned buffer.
            await last.ContinueWith(
                    _ => { },
                    CancellationToken.None,
                    TaskContinuationOptions.None,
                    TaskScheduler.Default
                )
                .WaitAsync(closeWithin, time, CancellationToken.None)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private long After(TimeSpan span) => time.GetTimestamp() + Ticks(span);

    private long Ticks(TimeSpan span) => (long)(span.TotalSeconds * time.TimestampFrequency);

    [LoggerMessage(LogLevel.Warning, "Shard {Shard} could not connect")]
    private partial void NotConnected(Exception exception, int shard);

    [LoggerMessage(LogLevel.Debug, "Shard {Shard}: unknown opcode {Opcode}")]
    private partial void UnknownOpcode(int shard, int opcode);

    [LoggerMessage(
        LogLevel.Error,
        "Shard {Shard} was closed with {Code}: our own fault. Last sent: opcode {Opcode}, {Size} bytes"
    )]
    private partial void OwnFault(int shard, int code, int opcode, int size);
}
