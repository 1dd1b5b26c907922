using System.Text.Json.Nodes;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Gateway;

/// <summary>Op 3, and the presence inside IDENTIFY.</summary>
internal static class GatewayPresence
{
    private static readonly string[] Known = ["online", "idle", "dnd", "invisible", "offline"];

    /// <summary>The status that others see, or null when the payload is none.</summary>
    public static string? Read(JsonObject? data) =>
        data?["status"]?.ToString() is { } status && Known.Contains(status)
            ? status == "invisible"
                ? "offline"
                : status
            : null;

    public static void Set(Universe world, IEnumerable<SimGuild> guilds, SimBot bot, string status)
    {
        foreach (var guild in guilds)
        {
            if (!guild.Members.TryGetValue(bot.User.Id, out var member) || member.Status == status)
            {
                continue;
            }

            member.Status = status;
            world.Publish(
                new("PRESENCE_UPDATE", member.ToPresenceJson(guild)) { Guild = guild, Needs = Intents.GuildPresences }
            );
        }
    }
}
