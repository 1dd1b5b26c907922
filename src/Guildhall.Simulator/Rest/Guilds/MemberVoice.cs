using System.Text.Json.Nodes;
using Guildhall.Simulator.Acts;
using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Rest.Guilds;

/// <summary>The part of a member's PATCH that is about voice: mute, deafen, move, disconnect.</summary>
internal static class MemberVoice
{
    /// <exception cref="ApiException">50013; 40032: the member is not in voice.</exception>
    public static void Check(Call call, SimGuild guild, SimMember member, Form form)
    {
        foreach (
            var (field, needed) in new[]
            {
                ("mute", Permission.MuteMembers),
                ("deaf", Permission.DeafenMembers),
                ("channel_id", Permission.MoveMembers),
            }
        )
        {
            if (!form.Has(field))
            {
                continue;
            }

            call.Need(guild, needed);
            if (!guild.VoiceStates.ContainsKey(member.User.Id))
            {
                throw Refusals.NotInVoice;
            }
        }

        if (form.Id("channel_id") is { } id)
        {
            var channel = guild.Channels.GetValueOrDefault(id) ?? throw Refusals.UnknownChannel;
            if (!channel.IsVoice)
            {
                throw Refusals.WrongChannelType;
            }

            call.Need(channel, Permission.Connect);
        }
    }

    public static void Move(Call call, SimGuild guild, SimMember member, Form form)
    {
        if (!form.Has("channel_id"))
        {
            return;
        }

        var channel = form.Id("channel_id") is { } id ? guild.Channels[id] : null;
        VoiceActs.Move(call.World, guild, member, channel);
        var options = new JsonObject { ["count"] = "1" };
        if (channel is not null)
        {
            options["channel_id"] = channel.Id.Text();
        }

        var action = channel is null ? AuditAction.MemberDisconnect : AuditAction.MemberMove;
        call.Audit(guild, action, null, options: options);
    }
}
