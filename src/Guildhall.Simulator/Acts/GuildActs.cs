using System.Text.Json.Nodes;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Acts;

/// <summary>The guild's own things: settings, expressions, events, stages.</summary>
internal static class GuildActs
{
    /// <summary>Tells every session of the guild that has the intent; adds the guild's id.</summary>
    public static void Publish(Universe world, SimGuild guild, string name, JsonObject data, Intents needs) =>
        world.Publish(new(name, data.With(("guild_id", guild.Id.Text()))) { Guild = guild, Needs = needs });

    /// <summary>A bot was added, as an integration of the guild.</summary>
    public static void Integrated(Universe world, SimGuild guild, SimBot bot)
    {
        Publish(world, guild, "INTEGRATION_CREATE", bot.ToIntegrationJson(world), Intents.GuildIntegrations);
        Publish(world, guild, "GUILD_INTEGRATIONS_UPDATE", [], Intents.GuildIntegrations);
    }

    /// <summary>A bot's integration ended, and with it what its commands were allowed.</summary>
    public static void Separated(Universe world, SimGuild guild, SimBot bot)
    {
        var gone = new JsonObject { ["id"] = bot.ApplicationId.Text(), ["application_id"] = bot.ApplicationId.Text() };
        Publish(world, guild, "INTEGRATION_DELETE", gone, Intents.GuildIntegrations);
        Publish(world, guild, "GUILD_INTEGRATIONS_UPDATE", [], Intents.GuildIntegrations);
        var own = world
            .GuildCommands.Values.Concat(bot.Commands.Values)
            .Where(c => c.ApplicationId == bot.ApplicationId);
        foreach (var id in own.Select(c => c.Id).Append(bot.ApplicationId))
        {
            guild.CommandPermissions.Remove(id);
        }
    }

    public static void Updated(Universe world, SimGuild guild) =>
        world.Publish(new("GUILD_UPDATE", guild.ToJson()) { Guild = guild, Needs = Intents.Guilds });

    public static void EmojisChanged(Universe world, SimGuild guild)
    {
        var data = new JsonObject { ["emojis"] = guild.Emojis.Values.Select(e => e.ToJson()).ToJsonArray() };
        Publish(world, guild, "GUILD_EMOJIS_UPDATE", data, Intents.GuildExpressions);
    }

    public static void StickersChanged(Universe world, SimGuild guild)
    {
        var data = new JsonObject { ["stickers"] = guild.Stickers.Values.Select(s => s.ToJson()).ToJsonArray() };
        Publish(world, guild, "GUILD_STICKERS_UPDATE", data, Intents.GuildExpressions);
    }

    public static void StageChanged(Universe world, SimStage stage, string name) =>
        Publish(world, stage.Channel.Guild!, name, stage.ToJson(), Intents.Guilds);

    public static void EventChanged(Universe world, SimGuild guild, SimScheduledEvent happening, string name) =>
        Publish(world, guild, name, happening.ToJson(guild), Intents.GuildScheduledEvents);

    /// <summary>A person says that they come, or no longer.</summary>
    public static void Interested(Universe world, SimGuild guild, SimScheduledEvent happening, SimUser user, bool comes)
    {
        if (comes == happening.Interested.Contains(user))
        {
            return;
        }

        if (comes)
        {
            happening.Interested.Add(user);
        }
        else
        {
            happening.Interested.Remove(user);
        }

        var data = new JsonObject { ["guild_scheduled_event_id"] = happening.Id.Text(), ["user_id"] = user.Id.Text() };
        var name = comes ? "GUILD_SCHEDULED_EVENT_USER_ADD" : "GUILD_SCHEDULED_EVENT_USER_REMOVE";
        Publish(world, guild, name, data, Intents.GuildScheduledEvents);
    }
}
