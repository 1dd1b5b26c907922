using System.Text.Json.Nodes;
using Guildhall.Simulator.Faults;
using Guildhall.Simulator.Gateway;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Control;

/// <summary><c>/sim/faults</c> for every world's requests and the gateway's events, <c>/sim/gateway</c> for sockets.</summary>
internal sealed class FaultRoutes(FaultEngine faults, GatewayHub hub)
{
    private const string GatewayWorld = "gateway";
    private static readonly string[] Worlds = ["discord", GatewayWorld, "models", "google", "hooks"];

    /// <summary>What strikes at a moment of a connection, and so needs none yet.</summary>
    private static readonly Dictionary<string, (string Moment, Disturbance Do)> Openings = new()
    {
        ["noHello"] = (GatewayMoment.Hello, Disturbance.Drop),
        ["lateHello"] = (GatewayMoment.Hello, Disturbance.Delay),
        ["withholdAcks"] = (GatewayMoment.Acknowledgement, Disturbance.Drop),
        ["refuseResume"] = (GatewayMoment.Resume, Disturbance.InvalidSession),
        ["partialReplay"] = (GatewayMoment.Resume, Disturbance.PartialReplay),
        ["deadResumeUrl"] = (GatewayMoment.ResumeUrl, Disturbance.DeadResumeUrl),
    };

    public void Map(ControlMap sim)
    {
        sim.Add("POST", "/faults", Add);
        sim.Add("GET", "/faults", _ => List());
        sim.Add("GET", "/faults/fired", _ => Fired());
        sim.Add("DELETE", "/faults", _ => Clear());
        sim.Add("POST", "/gateway", Disturb);
    }

    private JsonNode? Clear()
    {
        faults.Clear();
        foreach (var session in hub.Sessions)
        {
            session.Release();
        }

        return null;
    }

    private JsonArray List() =>
        faults
            .List()
            .Select(r => new JsonObject
            {
                ["rule"] = r.Number,
                ["world"] = r.World,
                ["route"] = r.Match.Route,
                ["method"] = r.Match.Method,
                ["event"] = r.Match.Event,
                ["status"] = r.Then.Status,
                ["do"] = r.Then.Gateway?.Do.ToString(),
                ["seen"] = r.Seen,
                ["left"] = r.Left,
                ["fired"] = faults.Fired().Where(f => f.Rule == r.Number).Select(ToJson).ToJsonArray(),
            })
            .ToJsonArray();

    private JsonArray Fired() => faults.Fired().Select(ToJson).ToJsonArray();

    private static JsonObject ToJson(FiredFault fired) =>
        new()
        {
            ["number"] = fired.Number,
            ["rule"] = fired.Rule,
            ["time"] = fired.Time.Iso(),
            ["what"] = fired.What,
        };

    private JsonArray Add(ControlCall call)
    {
        var world = call.TryText("world") ?? "discord";
        if (!Worlds.Contains(world))
        {
            throw new BadControlException(
                $"There is no world '{world}' here to disturb. There are: {string.Join(", ", Worlds)}."
            );
        }

        if (call.Body["then"] is not JsonObject then)
        {
            throw new BadControlException(
                "'then' says what happens: {status?, retryAfter?, global?, delayMs?, afterEffect?, drop?, …}; at the gateway {do, …}."
            );
        }

        var match = FaultForm.Match(call.Body["match"] as JsonObject ?? []);
        if (world is not ("discord" or GatewayWorld))
        {
            FaultForm.RefuseDiscordsOwn(world, match, then);
        }

        var what =
            world == GatewayWorld
                ? new FaultThen(null, null, false, null, false, false) { Gateway = FaultForm.Act(then) }
                : FaultForm.Then(then);
        faults.Add(new(world, match, what, call.Times()));
        return List();
    }

    private JsonObject Disturb(ControlCall call)
    {
        var what = call.Text("do");
        if (Openings.TryGetValue(what, out var opening))
        {
            Arm(call, opening.Moment, opening.Do);
            return new() { ["sessions"] = 0 };
        }

        var act = FaultForm.Act(call.Body, "shard", "bot");
        var (shard, bot) = (call.TryNumber("shard"), call.TryText("bot"));
        var sessions = hub
            .Sessions.Where(s => s.Connection is not null && (shard is null || s.Shard.Index == shard))
            .Where(s => bot is null || s.Bot.Names.Contains(bot, StringComparer.OrdinalIgnoreCase))
            .ToArray();
        if (sessions.Length == 0)
        {
            throw new BadControlException("No such shard is connected.");
        }

        foreach (var session in sessions)
        {
            if (GatewayDisturber.IsImmediate(act.Do))
            {
                hub.Disturber.Perform(session, act);
            }
            else
            {
                Arm(new FaultMatch(null, null, null) { Session = session.Id }, act, Times(act));
            }
        }

        return new JsonObject { ["sessions"] = sessions.Length };
    }

    // A gap is one jump of so many numbers; the others strike so many events.
    private static int Times(GatewayAct act) =>
        act.Do switch
        {
            Disturbance.Gap => 1,
            Disturbance.Reorder => Math.Max(2, act.Events),
            _ => act.Events,
        };

    private void Arm(ControlCall call, string moment, Disturbance what)
    {
        var body = call.Body.Copy();
        body["do"] = what.ToString();
        var match = new FaultMatch(null, null, null)
        {
            Event = moment,
            Bot = call.TryText("bot"),
            Shard = call.TryNumber("shard"),
        };
        Arm(match, FaultForm.Act(body, "shard", "bot", "times"), call.Times());
    }

    private void Arm(FaultMatch match, GatewayAct act, int times)
    {
        var then = new FaultThen(null, null, false, null, false, false) { Gateway = act };
        faults.Add(new(GatewayWorld, match, then, times));
    }
}
