using System.Text.Json.Nodes;
using Guildhall.Simulator.Faults;
using Guildhall.Simulator.State;

namespace Guildhall.Simulator.Gateway;

/// <summary>What the gateway answers to each opcode, and with which code it hangs up.</summary>
internal sealed class GatewayProtocol(Universe world, GatewayHub hub, SimulatorOptions options, WorldClock clock)
{
    private const int SendsPerMinute = 120;

    private readonly Dictionary<GatewayConnection, Queue<DateTimeOffset>> sends = [];
    private readonly GatewayIdentify identify = new(world, hub);
    private readonly GatewayMembers members = new(hub);

    /// <summary>Says HELLO and hangs up on a client that stops beating. Dispose the answer with the connection.</summary>
    public IDisposable Greet(GatewayConnection connection, IQueryCollection query)
    {
        lock (world.Gate)
        {
            connection.LastHeartbeat = hub.Now;
            sends[connection] = new();
            if (query["v"].ToString() is not ("10" or "9" or ""))
            {
                connection.Close(4012);
            }
            else if (query["encoding"].ToString() is var encoding and not ("json" or ""))
            {
                connection.Close(4002, $"There is no encoding {encoding} here: json.");
            }
            else if (query["compress"].ToString() is var compress and not ("zlib-stream" or "zstd-stream" or ""))
            {
                connection.Close(4002, $"There is no compression {compress} here.");
            }
            else
            {
                Hello(connection);
            }
        }

        var patience = options.HeartbeatInterval * 1.5;
        var timer = clock.Machine.CreateTimer(_ => HangUpWhenLate(connection, patience), null, patience, patience / 3);
        return new Ending(this, connection, timer);
    }

    /// <param name="payload">Null when it was not a JSON object.</param>
    public void Receive(GatewayConnection connection, JsonObject? payload)
    {
        if (connection.IsSilent)
        {
            return;
        }

        if (IsTooMuch(connection))
        {
            connection.Close(4008);
            return;
        }

        if (payload?["op"] is not JsonValue opcode || !opcode.TryGetValue<int>(out var op))
        {
            connection.Close(4002);
            return;
        }

        Answer(connection, op, payload["d"]);
    }

    private void Hello(GatewayConnection connection)
    {
        var interval = (int)options.HeartbeatInterval.TotalMilliseconds;
        var hello = GatewayPayload.Of(10, new JsonObject { ["heartbeat_interval"] = interval });
        Say(connection, hello, hub.Faults.OnGateway(GatewayMoment.Hello, null, null));
    }

    private void Answer(GatewayConnection connection, int op, JsonNode? data)
    {
        switch (op)
        {
            case 1:
                connection.LastHeartbeat = hub.Now;
                var session = connection.Session;
                var act = hub.Faults.OnGateway(GatewayMoment.Acknowledgement, session?.Bot, session?.Shard);
                Say(connection, GatewayPayload.Of(11, null), act);
                break;
            case 2:
                identify.Identify(connection, data as JsonObject);
                break;
            case 6:
                identify.Resume(connection, data as JsonObject);
                break;
            case 3 or 4 or 8 or 31 or 43 when connection.Session is null:
                connection.Close(4003);
                break;
            case 3 when GatewayPresence.Read(data as JsonObject, world.Now) is { } presence:
                GatewayPresence.Set(world, hub.GuildsOf(connection.Session!), connection.Session!.Bot, presence);
                break;
            case 4 when GatewayVoice.Move(world, connection.Session!, data as JsonObject):
                break;
            case 31 or 43:
                break;
            case 8 when members.Request(connection.Session!, data as JsonObject):
                break;
            case 3 or 4 or 8:
                connection.Close(4002);
                break;
            default:
                connection.Close(4001);
                break;
        }
    }

    private static void Say(GatewayConnection connection, byte[] payload, GatewayAct? act)
    {
        if (!GatewayDisturber.Replaces(connection, act))
        {
            connection.Send(payload, act?.Do == Disturbance.Delay ? act.Delay : TimeSpan.Zero);
        }
    }

    private bool IsTooMuch(GatewayConnection connection)
    {
        var recent = sends[connection];
        recent.Enqueue(hub.Now);
        while (recent.Peek() <= hub.Now.AddSeconds(-60))
        {
            recent.Dequeue();
        }

        return recent.Count > SendsPerMinute;
    }

    private void HangUpWhenLate(GatewayConnection connection, TimeSpan patience)
    {
        lock (world.Gate)
        {
            // A line that is made silent stays up: it is for the client to notice.
            if (!connection.IsClosing && !connection.IsSilent && connection.LastHeartbeat + patience <= hub.Now)
            {
                connection.Close(4009);
            }
        }
    }

    private void Forget(GatewayConnection connection)
    {
        lock (world.Gate)
        {
            sends.Remove(connection);
        }
    }

    private sealed class Ending(GatewayProtocol protocol, GatewayConnection connection, ITimer timer) : IDisposable
    {
        public void Dispose()
        {
            timer.Dispose();
            protocol.Forget(connection);
        }
    }
}
