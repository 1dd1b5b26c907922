using System.Text;
using System.Text.Json;
using Guildhall.Discord.Gateway;

namespace Guildhall.Tests.Discord.Gateway;

/// <summary>One connection of the <see cref="FaultyGateway"/>: makes each frame when it is asked for.</summary>
internal sealed class FaultySocket(FaultyGateway gateway) : IGatewayConnection
{
    private readonly Queue<GatewayFrame> ready = new(
        gateway.OnConnect == FaultKind.NoHello ? [] : [Text("""{"op":10,"d":{"heartbeat_interval":40000}}""")]
    );
    private readonly Queue<byte[]> recent = new();
    private TaskCompletionSource<GatewayFrame>? asked;
    private SessionLog? session;
    private byte[]? heldBack;
    private int untilFault;
    private bool isMute = gateway.OnConnect == FaultKind.NoHello;
    private bool isGone;

    private bool IsLive => session is not null && session == gateway.Current && !isMute;

    public ValueTask<GatewayFrame> ReceiveAsync(CancellationToken cancellation)
    {
        if (isMute && ready.Count == 0 && gateway.OnConnect == FaultKind.NoHello)
        {
            gateway.OnConnect = null;
        }

        if (ready.Count == 0 && IsLive)
        {
            Produce();
        }

        if (ready.TryDequeue(out var frame))
        {
            return new(frame);
        }

        asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var ended = cancellation.Register(() => asked.TrySetResult(GatewayFrame.Lost));
        asked.Task.ContinueWith(
            _ => ended.Dispose(),
            CancellationToken.None,
            TaskContinuationOptions.None,
            TaskScheduler.Default
        );
        return new(asked.Task);
    }

    public ValueTask SendAsync(ReadOnlyMemory<byte> payload, CancellationToken cancellation)
    {
        if (isGone)
        {
            throw new IOException("The socket is gone.");
        }

        using var document = JsonDocument.Parse(payload);
        var data = document.RootElement.GetProperty("d");
        switch (document.RootElement.GetProperty("op").GetInt32())
        {
            case 1 when !isMute:
                Give(Text("""{"op":11,"d":null}"""));
                break;
            case 2:
                session = gateway.Begin();
                untilFault = gateway.UntilFault();
                Give(
                    Text(
                        $$"""{"t":"READY","s":{{session.Next()}},"op":0,"d":{"session_id":"{{session.Id}}","resume_gateway_url":"ws://resume.test"} }"""
                    )
                );
                break;
            case 6:
                Resume(data.GetProperty("session_id").GetString()!, data.GetProperty("seq").GetInt64());
                break;
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask CloseAsync(int code, CancellationToken cancellation)
    {
        // As Discord does: these two end the session.
        if (code is 1000 or 1001 && session == gateway.Current)
        {
            gateway.Forget();
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void Resume(string id, long sequence)
    {
        if (gateway.OnConnect == FaultKind.ResumeRefused)
        {
            gateway.OnConnect = null;
            gateway.Forget();
        }

        if (gateway.Current?.Id != id)
        {
            Give(Text("""{"op":9,"d":false}"""));
            return;
        }

        session = gateway.Current;
        untilFault = gateway.UntilFault();
        var replay = session.After(sequence).ToList();
        if (gateway.OnConnect == FaultKind.LostWhileResuming)
        {
            gateway.OnConnect = null;
            replay.Take(replay.Count / 2).ToList().ForEach(frame => Give(new(frame, false, null)));
            Give(GatewayFrame.Lost);
            return;
        }

        foreach (var frame in replay)
        {
            Give(new(frame, false, null));
            if (gateway.Random.Next(10) == 0)
            {
                Give(new(frame, false, null));
            }
        }

        Give(Text($$"""{"t":"RESUMED","s":{{session.Next()}},"op":0,"d":{} }"""));
    }

    private void Produce()
    {
        if (untilFault-- <= 0)
        {
            Fail(gateway.NextFault());
            return;
        }

        if (!gateway.HasEvents)
        {
            Flush();
            if (untilFault > 1_000_000)
            {
                gateway.IsSteady = ready.Count == 0;
            }
            else
            {
                untilFault = 0;
                Produce();
            }

            return;
        }

        gateway.IsSteady = false;
        var frame = session!.Dispatch(gateway.NextEvent());
        switch (gateway.Random.Next(100))
        {
            case < 3 when heldBack is null:
                heldBack = frame;
                Produce();
                return;
            case < 5 when recent.Count > 0:
                ready.Enqueue(new(recent.Peek(), false, null));
                break;
            case 6:
                // Broken on its way, and never sent again by itself.
                ready.Enqueue(new(frame.AsMemory(0, frame.Length - 7), false, null));
                return;
            default:
                break;
        }

        ready.Enqueue(new(frame, false, null));
        recent.Enqueue(frame);
        if (recent.Count > 20)
        {
            recent.Dequeue();
        }

        if (heldBack is not null && gateway.Random.Next(4) == 0)
        {
            Flush();
        }
    }

    private void Flush()
    {
        if (heldBack is { } late)
        {
            heldBack = null;
            ready.Enqueue(new(late, false, null));
        }
    }

    private void Fail(FaultKind kind)
    {
        // What was on its way is lost with the connection.
        for (var lost = gateway.Random.Next(6); lost > 0 && gateway.HasEvents; lost--)
        {
            session!.Dispatch(gateway.NextEvent());
        }

        switch (kind)
        {
            case FaultKind.Reconnect:
                ready.Enqueue(Text("""{"op":7,"d":null}"""));
                break;
            case FaultKind.InvalidResumable:
                ready.Enqueue(Text("""{"op":9,"d":true}"""));
                break;
            case FaultKind.InvalidSession:
                gateway.Forget();
                ready.Enqueue(Text("""{"op":9,"d":false}"""));
                break;
            case FaultKind.Zombie:
                isMute = true;
                break;
            case FaultKind.Truncated:
                ready.Enqueue(Text("""{"op":0,"s":"""));
                ready.Enqueue(Text("""{"op":0,"d":{"x" """));
                ready.Enqueue(Text("{"));
                break;
            case FaultKind.DeepJson:
                for (var i = 0; i < 3; i++)
                {
                    ready.Enqueue(Text($$"""{"op":0,"d":{{new string('[', 10_000)}}{{new string(']', 10_000)}} }"""));
                }

                break;
            case FaultKind.SendFails:
                isGone = true;
                ready.Enqueue(Text("""{"op":1,"d":null}"""));
                break;
            default:
                Close(kind);
                break;
        }
    }

    private void Close(FaultKind kind)
    {
        var name = kind.ToString();
        int? code = name.StartsWith("Close", StringComparison.Ordinal) ? int.Parse(name.AsSpan(5)) : null;
        if (code is 4003 or 4007 or 4009)
        {
            gateway.Forget();
        }

        ready.Enqueue(new(default, true, code));
    }

    private void Give(GatewayFrame frame)
    {
        if (asked is { } waiting && !waiting.Task.IsCompleted)
        {
            waiting.TrySetResult(frame);
        }
        else
        {
            ready.Enqueue(frame);
        }
    }

    private static GatewayFrame Text(string json) => new(Encoding.UTF8.GetBytes(json), false, null);
}
