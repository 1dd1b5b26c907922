using System.Text.Json.Nodes;
using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Acts;

/// <summary>Members come to voice channels, move and leave.</summary>
internal static class VoiceActs
{
    /// <summary>False where as many are in the channel as it takes, and the member may not move people.</summary>
    public static bool HasRoom(Universe world, SimGuild guild, SimMember member, SimChannel channel)
    {
        var limit = channel.Extra["user_limit"].AsInt() ?? 0;
        var others = guild.VoiceStates.Values.Count(v => v.Channel == channel && v.Member != member);
        return limit == 0 || others < limit || world.PermissionsOf(member, channel).HasFlag(Permission.MoveMembers);
    }

    /// <param name="channel">Null: leaves voice.</param>
    /// <param name="isMuted">By the member's own hand; null leaves it.</param>
    /// <param name="isDeafened">By the member's own hand; null leaves it.</param>
    public static void Move(
        Universe world,
        SimGuild guild,
        SimMember member,
        SimChannel? channel,
        bool? isMuted = null,
        bool? isDeafened = null
    )
    {
        if (channel is null)
        {
            if (guild.VoiceStates.Remove(member.User.Id, out var gone))
            {
                Publish(world, guild, gone.ToJson().With(("channel_id", null)));
            }

            return;
        }

        if (guild.VoiceStates.TryGetValue(member.User.Id, out var state))
        {
            state.IsSuppressed = state.Channel == channel ? state.IsSuppressed : channel.Type == ChannelType.Stage;
            state.Channel = channel;
        }
        else
        {
            var session = Convert.ToHexStringLower(world.Derive($"voice {world.Ids.Next()}"))[..32];
            state = guild.VoiceStates[member.User.Id] = new(member, channel, session)
            {
                IsSuppressed = channel.Type == ChannelType.Stage,
            };
        }

        (state.IsSelfMuted, state.IsSelfDeafened) = (isMuted ?? state.IsSelfMuted, isDeafened ?? state.IsSelfDeafened);
        Announce(world, guild, state);
    }

    public static void Announce(Universe world, SimGuild guild, SimVoiceState state) =>
        Publish(world, guild, state.ToJson());

    private static void Publish(Universe world, SimGuild guild, JsonObject data) =>
        GuildActs.Publish(world, guild, "VOICE_STATE_UPDATE", data, Intents.GuildVoiceStates);
}
