using System.Text.Json.Nodes;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Gateway;

/// <summary>Who may identify, and when: the checks of IDENTIFY and the limits on session starts.</summary>
internal sealed class IdentifyGate(GatewayHub hub)
{
    private readonly Dictionary<(ulong Bot, int Key), DateTimeOffset> last = [];

    /// <summary>The close code for what the payload asks, or null.</summary>
    public int? Refusal(SimBot bot, JsonObject data, ShardId? shard)
    {
        if (shard is null)
        {
            return 4010;
        }

        if (data["intents"].AsInt() is not { } intents || (intents & ~KnownIntents.All) != 0)
        {
            return 4013;
        }

        if ((intents & KnownIntents.Privileged) != 0 && !bot.HasPrivilegedIntents)
        {
            return 4014;
        }

        return hub.GuildsOf(bot, shard.Value).Count() > hub.Options.MostGuildsPerShard ? 4011 : null;
    }

    /// <summary>False when the day's starts are used up, or another shard of the same key identified within 5 seconds.</summary>
    public bool Admits(SimBot bot, ShardId shard)
    {
        if (bot.SessionStartsReset <= hub.Now)
        {
            bot.SessionStartsReset = hub.Now.AddDays(1);
            bot.SessionStartsLeft = GatewayIdentify.StartsPerDay;
        }

        var key = (bot.User.Id, shard.Index % GatewayIdentify.MaxConcurrency);
        var isEarly = last.TryGetValue(key, out var before) && hub.Now < before + hub.Options.IdentifyEvery;
        if (bot.SessionStartsLeft == 0 || isEarly)
        {
            return false;
        }

        last[key] = hub.Now;
        bot.SessionStartsLeft--;
        return true;
    }
}
