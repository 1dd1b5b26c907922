using System.Text.Json.Nodes;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Gateway;

/// <summary>What the gateway answers to each opcode, and with which code it hangs up.</summary>
internal sealed class GatewayProtocol(Universe world, GatewayHub hub, SimulatorOptions options, TimeProvider time)
{
    private const int SendsPerMinute = 120;

    private readonly Dictionary<GatewayConnection, Queue<DateTimeOffset>> sends = [];
    private readonly GatewayIdentify identify = new(world, hub);
    private readonly GatewayMembers members = new(world);

    /// <summary>Says HELLO and hangs up on a client that stops beating. Dispose the answer with the connection.</summary>
    public IDisposable Greet(GatewayConnection connection, IQueryCollection query)
    {
        lock (world.Gate)
        {
            connection.LastHeartbeat = world.Now;
            sends[connection] = new();
            if (query["v"].ToString() is not ("10" or "9" or ""))
            {
                connection.Close(4012);
            }
            else if (query["encoding"].ToString() is not ("json" or ""))
            {
                connection.Close(4002);
            }
            else
            {
                var interval = (int)options.HeartbeatInterval.TotalMilliseconds;
                connection.Send(GatewayPayload.Of(10, new JsonObject { ["heartbeat_interval"] = interval }), null);
            }
        }

        var patience = options.HeartbeatInterval * 1.5;
        var timer = time.CreateTimer(_ => HangUpWhenLate(connection, patience), null, patience, patience / 3);
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

    private void Answer(GatewayConnection connection, int op, JsonNode? data)
    {
        switch (op)
        {
            case 1:
                connection.LastHeartbeat = world.Now;
                connection.Send(GatewayPayload.Of(11, null), null);
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
            case 3:
                ShowPresence(connection.Session!, data as JsonObject);
                break;
            case 4:
                break;
            case 8:
                members.Request(connection.Session!, data as JsonObject);
                break;
            case 31 or 43:
                break;
            default:
                connection.Close(4001);
                break;
        }
    }

    private void ShowPresence(GatewaySession session, JsonObject? data)
    {
        var status = data?["status"]?.ToString() ?? "online";
        foreach (var guild in hub.GuildsOf(session))
        {
            var member = guild.Members[session.Bot.User.Id];
            member.Status = status == "invisible" ? "offline" : status;
            world.Publish(
                new("PRESENCE_UPDATE", member.ToPresenceJson(guild)) { Guild = guild, Needs = Intents.GuildPresences }
            );
        }
    }

    private bool IsTooMuch(GatewayConnection connection)
    {
        var recent = sends[connection];
        recent.Enqueue(world.Now);
        while (recent.Peek() <= world.Now.AddSeconds(-60))
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
            var isLate = !connection.IsSilent && connection.LastHeartbeat + patience <= world.Now;
            if (!connection.IsClosing && isLate)
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
