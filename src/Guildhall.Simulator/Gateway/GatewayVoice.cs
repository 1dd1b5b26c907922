using System.Text.Json.Nodes;
using Guildhall.Simulator.Acts;
using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Gateway;

/// <summary>Op 4: the bot joins, moves or leaves voice. Of sound there is none, so the voice server stays without an address.</summary>
internal static class GatewayVoice
{
    /// <summary>False when the payload is none; what the bot may not do changes nothing, without a word, as on Discord.</summary>
    public static bool Move(Universe world, GatewaySession session, JsonObject? data)
    {
        if (data?["guild_id"].AsId() is not { } id || !data.ContainsKey("channel_id"))
        {
            return false;
        }

        if (
            !world.Guilds.TryGetValue(id, out var guild)
            || !session.Shard.Carries(id)
            || !guild.Members.TryGetValue(session.Bot.User.Id, out var member)
        )
        {
            return true;
        }

        if (data["channel_id"] is not { } wanted)
        {
            VoiceActs.Move(world, guild, member, null);
            return true;
        }

        if (
            wanted.AsId() is { } channelId
            && guild.Channels.TryGetValue(channelId, out var channel)
            && channel.IsVoice
            && world.PermissionsOf(member, channel).HasFlag(Permission.ViewChannel | Permission.Connect)
            && VoiceActs.HasRoom(world, guild, member, channel)
        )
        {
            VoiceActs.Move(world, guild, member, channel, Flag(data["self_mute"]), Flag(data["self_deaf"]));
            Serve(world, guild, session.Bot);
        }

        return true;
    }

    private static void Serve(Universe world, SimGuild guild, SimBot bot)
    {
        var data = new JsonObject
        {
            ["token"] = Convert.ToHexStringLower(world.Derive($"voice server {world.Ids.Next()}"))[..16],
            ["guild_id"] = guild.Id.Text(),
            ["endpoint"] = null,
        };
        world.Publish(new("VOICE_SERVER_UPDATE", data) { Guild = guild, Only = bot });
    }

    private static bool? Flag(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<bool>(out var flag) ? flag : null;
}
