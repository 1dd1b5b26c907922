using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Acts;

/// <summary>What Discord itself writes into a channel when something happens there, in the name of who did it.</summary>
internal static class Notices
{
    private const int SuppressJoins = 1;

    public static void Pinned(Universe world, SimMessage message, SimUser by) =>
        MessageActs.Place(
            world,
            new(world.Ids.Next(), message.Channel, by)
            {
                Type = SimMessage.PinNotice,
                Reference = message.ToReference(),
            }
        );

    /// <summary>In a text channel, for a public thread that hangs on no message.</summary>
    public static void ThreadStarted(Universe world, SimChannel thread, SimUser by)
    {
        var parent = thread.Guild!.Channels[thread.ParentId!.Value];
        if (parent.HoldsMessages && thread.Type is not ChannelType.PrivateThread)
        {
            MessageActs.Place(
                world,
                new(world.Ids.Next(), parent, by)
                {
                    Type = SimMessage.ThreadNotice,
                    Content = thread.Name,
                    Reference = new()
                    {
                        ["type"] = 0,
                        ["channel_id"] = thread.Id.Text(),
                        ["guild_id"] = thread.Guild.Id.Text(),
                    },
                }
            );
        }
    }

    /// <summary>At the head of a thread that hangs on a message: what it is about. It does not count among its messages.</summary>
    public static void ThreadHead(Universe world, SimChannel thread, SimMessage starter, SimUser by) =>
        MessageActs.Place(
            world,
            new(world.Ids.Next(), thread, by) { Type = SimMessage.ThreadStarter, Reference = starter.ToReference() }
        );

    /// <summary>In the guild's system channel, if it has one and wants to hear of it.</summary>
    public static void Joined(Universe world, SimGuild guild, SimUser user)
    {
        var flags = (int?)guild.Extra["system_channel_flags"] ?? 0;
        if (
            (flags & SuppressJoins) == 0
            && guild.SystemChannelId is { } id
            && guild.Channels.TryGetValue(id, out var channel)
        )
        {
            MessageActs.Place(world, new(world.Ids.Next(), channel, user) { Type = SimMessage.JoinNotice });
        }
    }
}
