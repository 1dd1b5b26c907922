using System.Text.Json.Nodes;
using Guildhall.Simulator.Faults;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Gateway;

/// <summary>Does what a gateway fault says. Used under the universe's gate.</summary>
internal sealed class GatewayDisturber(Universe world, GatewayHub hub)
{
    private const int HugeGuild = 10 * 1024 * 1024;

    /// <summary>What can be done to a session at once; the others need an event or a moment.</summary>
    public static bool IsImmediate(Disturbance what) => what <= Disturbance.HugeGuild;

    /// <summary>Hangs up, stays silent or answers op 9 in place of what was due; false when it was none of these.</summary>
    public static bool Replaces(GatewayConnection connection, GatewayAct? act)
    {
        switch (act?.Do)
        {
            case Disturbance.Drop:
                return true;
            case Disturbance.Close when act.Code is { } code:
                connection.Close(code);
                return true;
            case Disturbance.Close or Disturbance.Reset:
                connection.Drop();
                return true;
            case Disturbance.Silence:
                connection.IsSilent = true;
                return true;
            case Disturbance.InvalidSession:
                connection.Send(GatewayPayload.Of(9, act.IsResumable ?? false));
                return true;
            default:
                return false;
        }
    }

    /// <summary>Does it now, to a session that is connected.</summary>
    public void Perform(GatewaySession session, GatewayAct act)
    {
        var connection = session.Connection!;
        switch (act.Do)
        {
            case Disturbance.Close or Disturbance.Reset or Disturbance.Silence:
                Replaces(connection, act);
                if (act.IsResumable == false)
                {
                    hub.End(session);
                }

                break;
            case Disturbance.InvalidSession:
                Invalidate(session, connection, act.IsResumable ?? false);
                break;
            case Disturbance.Reconnect:
                connection.Send(GatewayPayload.Of(7, null));
                break;
            case Disturbance.Heartbeat:
                connection.Send(GatewayPayload.Of(1, null));
                break;
            case Disturbance.UnknownOp:
                connection.Send(GatewayPayload.Of(99, new JsonObject()));
                break;
            default:
                Say(session, act);
                break;
        }
    }

    /// <summary>Sends the event as the fault will have it.</summary>
    public void OnDispatch(GatewaySession session, Dispatch happened, GatewayAct act)
    {
        if (IsImmediate(act.Do))
        {
            Strike(session, happened, act);
            return;
        }

        if (act.Do == Disturbance.Lose)
        {
            return;
        }

        if (act.Do == Disturbance.Gap)
        {
            session.Skip(act.Events);
        }

        var sequence = act is { Do: Disturbance.Reorder, Renumbers: true } ? 0 : session.Number(happened);
        switch (act.Do)
        {
            case Disturbance.Drop:
                break;
            case Disturbance.Reorder:
                session.Hold(happened, sequence, Math.Max(2, act.Events));
                break;
            case Disturbance.Duplicate:
                session.Connection?.Send(happened, sequence);
                var second = act.Renumbers ? session.Number(happened) : sequence;
                session.Connection?.Send(happened, second);
                break;
            default:
                var delay = act.Do == Disturbance.Delay ? act.Delay : TimeSpan.Zero;
                session.Connection?.Send(happened, sequence, delay, SpoilingOf(act.Do));
                break;
        }
    }

    private static Spoiling SpoilingOf(Disturbance what) =>
        what switch
        {
            Disturbance.Truncate => Spoiling.Truncated,
            Disturbance.Break => Spoiling.Broken,
            Disturbance.Split => Spoiling.Split,
            Disturbance.UnknownField => Spoiling.UnknownField,
            Disturbance.UnknownEnum => Spoiling.UnknownEnum,
            _ => Spoiling.None,
        };

    // A connection that ends takes the event with it; a resume has it again.
    private void Strike(GatewaySession session, Dispatch happened, GatewayAct act)
    {
        var sequence = session.Number(happened);
        if (session.Connection is not { } connection)
        {
            return;
        }

        if (act.Do is Disturbance.Close or Disturbance.Reset or Disturbance.Silence)
        {
            Perform(session, act);
            return;
        }

        connection.Send(happened, sequence);
        Perform(session, act);
    }

    private void Invalidate(GatewaySession session, GatewayConnection connection, bool isResumable)
    {
        // Either way the line carries no session any more: the client says RESUME or IDENTIFY again, here or elsewhere.
        connection.Session = null;
        session.Connection = null;
        if (isResumable)
        {
            session.AwaySince = hub.Now;
        }
        else
        {
            hub.End(session);
        }

        connection.Send(GatewayPayload.Of(9, isResumable));
    }

    private void Say(GatewaySession session, GatewayAct act)
    {
        if (act.Do == Disturbance.UnknownEvent)
        {
            Tell(session, "EVENT_OF_TOMORROW", new() { ["id"] = world.Ids.Next().Text() });
            return;
        }

        var guild = act.Guild is { } name ? Control.Find.Guild(world, name) : hub.GuildsOf(session).FirstOrDefault();
        if (guild is null)
        {
            return;
        }

        if (act.Do == Disturbance.RateLimited)
        {
            Tell(session, "RATE_LIMITED", GatewayMembers.RateLimited(guild.Id, null, act.Delay));
            return;
        }

        if (act.Do is Disturbance.GuildUnavailable or Disturbance.GuildFlap)
        {
            Tell(session, "GUILD_DELETE", new() { ["id"] = guild.Id.Text(), ["unavailable"] = true });
        }

        if (act.Do != Disturbance.GuildUnavailable)
        {
            var json = guild.ToCreateJson(world, session.Bot, session.Intents.HasFlag(Intents.GuildPresences));
            if (act.Do == Disturbance.HugeGuild)
            {
                json["padding"] = new string('x', HugeGuild);
            }

            Tell(session, "GUILD_CREATE", json);
        }
    }

    private static void Tell(GatewaySession session, string name, JsonObject data) =>
        session.SendUndisturbed(Dispatch.Of(name, data));
}
