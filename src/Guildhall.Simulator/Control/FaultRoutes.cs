using System.Globalization;
using System.Text.Json.Nodes;
using Guildhall.Simulator.Faults;
using Guildhall.Simulator.Gateway;

namespace Guildhall.Simulator.Control;

/// <summary><c>/sim/faults</c> for every world's requests, <c>/sim/gateway</c> for Discord's sockets.</summary>
internal sealed class FaultRoutes(FaultEngine faults, GatewayHub hub, TimeProvider time)
{
    private static readonly string[] Worlds = ["discord", "models", "google", "linear", "github", "chain", "hooks"];

    public void Map(ControlMap sim)
    {
        sim.Add("POST", "/faults", Add);
        sim.Add("GET", "/faults", _ => List());
        sim.Add(
            "DELETE",
            "/faults",
            _ =>
            {
                faults.Clear();
                return null;
            }
        );
        sim.Add("POST", "/gateway", Disturb);
    }

    private JsonArray List() =>
        new([
            .. faults
                .List()
                .Select(r => new JsonObject
                {
                    ["world"] = r.World,
                    ["route"] = r.Match.Route,
                    ["method"] = r.Match.Method,
                    ["status"] = r.Then.Status,
                    ["left"] = r.Left,
                }),
        ]);

    private JsonArray Add(ControlCall call)
    {
        var world = call.TryText("world") ?? "discord";
        if (!Worlds.Contains(world))
        {
            throw new BadControlException($"'{world}' is not a world: {string.Join(", ", Worlds)}.");
        }

        if (call.Body["then"] is not JsonObject then)
        {
            throw new BadControlException(
                "'then' says what happens: {status?, retryAfter?, global?, delayMs?, afterEffect?, drop?}."
            );
        }

        var match = call.Body["match"] as JsonObject ?? [];
        var (status, delay) = (Number(then, "status"), Number(then, "delayMs"));
        var drops = Flag(then, "drop");
        if (status is null && delay is null && !drops)
        {
            throw new BadControlException("'then' needs a status, a delayMs or a drop.");
        }

        if (status is < 400 or > 599)
        {
            throw new BadControlException("'status' is 400 to 599.");
        }

        faults.Add(
            new(
                world,
                new(match["method"]?.ToString(), match["route"]?.ToString(), Number(match, "nth")),
                new(status, Decimal(then, "retryAfter"), Flag(then, "global"), delay, Flag(then, "afterEffect"), drops),
                call.TryNumber("times") ?? 1
            )
        );
        return List();
    }

    private JsonNode? Disturb(ControlCall call)
    {
        var shard = call.TryNumber("shard");
        var what = call.Text("do");
        var sessions = hub
            .Sessions.Where(s => s.Connection is not null && (shard is null || s.Shard == shard))
            .ToArray();
        foreach (var session in sessions)
        {
            Disturb(session, what, call);
        }

        if (sessions.Length == 0)
        {
            throw new BadControlException("No such shard is connected.");
        }

        return new JsonObject { ["sessions"] = sessions.Length };
    }

    private void Disturb(GatewaySession session, string what, ControlCall call)
    {
        var connection = session.Connection!;
        var events = call.TryNumber("events") ?? 1;
        switch (what)
        {
            case "close" when call.TryNumber("code") is { } code:
                connection.Close(
                    code is >= 1000 and <= 4999 ? code : throw new BadControlException("'code' is 1000 to 4999.")
                );
                if (call.Body["resumable"] is { } resumable && !(bool)resumable)
                {
                    hub.End(session);
                }

                break;
            case "close":
                connection.Drop();
                break;
            case "silence":
                connection.IsSilent = true;
                break;
            case "invalidSession":
                Invalidate(session, connection, call.Body["resumable"] is { } may && (bool)may);
                break;
            case "reconnect":
                connection.Send(GatewayPayload.Of(7, null), null);
                break;
            case "duplicate":
                session.Faults.Duplicate(events);
                break;
            case "reorder":
                session.Faults.Reorder(events);
                break;
            case "delay":
                session.Faults.Delay(events, TimeSpan.FromMilliseconds(call.TryNumber("ms") ?? 1000));
                break;
            default:
                throw new BadControlException(
                    $"'{what}' is not known: close, silence, invalidSession, reconnect, duplicate, reorder, delay."
                );
        }
    }

    private void Invalidate(GatewaySession session, GatewayConnection connection, bool isResumable)
    {
        // Either way the line carries no session any more: the client says RESUME or IDENTIFY again, here or elsewhere.
        connection.Session = null;
        session.Connection = null;
        if (isResumable)
        {
            session.AwaySince = time.GetUtcNow();
        }
        else
        {
            hub.End(session);
        }

        connection.Send(GatewayPayload.Of(9, isResumable), null);
    }

    private static int? Number(JsonObject json, string name) => (int?)Decimal(json, name);

    private static double? Decimal(JsonObject json, string name)
    {
        if (json[name]?.ToString() is not { } text)
        {
            return null;
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new BadControlException($"'{name}' is a number, not '{text}'.");
    }

    private static bool Flag(JsonObject json, string name) =>
        json[name]?.ToString() switch
        {
            null or "false" => false,
            "true" => true,
            var text => throw new BadControlException($"'{name}' is true or false, not '{text}'."),
        };
}
