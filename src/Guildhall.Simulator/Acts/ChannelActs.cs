using System.Text.Json.Nodes;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Acts;

/// <summary>Channels, threads and direct messages come and go.</summary>
internal static class ChannelActs
{
    public static void Add(Universe world, SimChannel channel)
    {
        channel.Guild!.Channels.Add(channel.Id, channel);
        world.Channels.Add(channel.Id, channel);
    }

    public static void Create(Universe world, SimChannel channel)
    {
        Add(world, channel);
        Announce(world, channel, "CHANNEL_CREATE");
    }

    public static void Delete(Universe world, SimChannel channel)
    {
        foreach (var thread in channel.Guild!.Threads.Where(t => t.ParentId == channel.Id).ToArray())
        {
            Delete(world, thread);
        }

        if (channel.IsThread)
        {
            var data = new JsonObject
            {
                ["id"] = channel.Id.Text(),
                ["guild_id"] = channel.Guild.Id.Text(),
                ["parent_id"] = channel.ParentId.Text(),
                ["type"] = (int)channel.Type,
            };
            world.Publish(About(channel, "THREAD_DELETE", data));
        }
        else
        {
            Announce(world, channel, "CHANNEL_DELETE");
        }

        foreach (var message in channel.Messages.Keys)
        {
            world.Messages.Remove(message);
        }

        channel.Guild.Channels.Remove(channel.Id);
        world.Channels.Remove(channel.Id);
        Forget(world, channel, channel.Guild);
    }

    // What hung on the channel goes with it; what stood in the category stands alone.
    private static void Forget(Universe world, SimChannel channel, SimGuild guild)
    {
        foreach (var orphan in guild.Channels.Values.Where(c => c.ParentId == channel.Id).ToArray())
        {
            orphan.ParentId = null;
            Announce(world, orphan, "CHANNEL_UPDATE");
        }

        foreach (var webhook in channel.Webhooks.Keys)
        {
            world.Webhooks.Remove(webhook);
        }

        foreach (var invite in guild.Invites.Values.Where(i => i.Channel == channel).ToArray())
        {
            guild.Invites.Remove(invite.Code);
        }

        guild.Stages.Remove(channel.Id);
        foreach (var voice in guild.VoiceStates.Values.Where(v => v.Channel == channel).ToArray())
        {
            VoiceActs.Move(world, guild, voice.Member, null);
        }

        guild.SystemChannelId = guild.SystemChannelId == channel.Id ? null : guild.SystemChannelId;
        guild.RulesChannelId = guild.RulesChannelId == channel.Id ? null : guild.RulesChannelId;
    }

    public static void Announce(Universe world, SimChannel channel, string name) =>
        world.Publish(About(channel, name, channel.ToJson()));

    /// <param name="starter">The message it hangs on, whose id it takes.</param>
    /// <param name="owner">Null when a webhook started it.</param>
    public static void StartThread(Universe world, SimChannel thread, SimUser? owner, SimMessage? starter)
    {
        Add(world, thread);
        ThreadActs.Watch(world, thread);
        if (owner is not null)
        {
            thread.ThreadMembers[owner.Id] = world.Now;
        }

        if (starter is not null)
        {
            starter.StartedThread = thread;
            starter.Flags |= SimMessage.HasThread;
        }

        var data = thread.ToJson().With(("newly_created", true));
        world.Publish(About(thread, "THREAD_CREATE", data));
        if (starter is not null)
        {
            MessageActs.Announce(world, starter, "MESSAGE_UPDATE");
            Notices.ThreadHead(world, thread, starter, owner ?? starter.Author);
        }
        else if (owner is not null)
        {
            Notices.ThreadStarted(world, thread, owner);
        }
    }

    public static void JoinThread(Universe world, SimChannel thread, SimUser user)
    {
        if (thread.ThreadMembers.TryAdd(user.Id, world.Now))
        {
            AnnounceMembers(world, thread, [user.Id], []);
        }
    }

    public static void LeaveThread(Universe world, SimChannel thread, ulong user)
    {
        if (thread.ThreadMembers.Remove(user))
        {
            AnnounceMembers(world, thread, [], [user]);
        }
    }

    /// <summary>The direct messages of two people, opened when there are none yet.</summary>
    public static SimChannel Direct(Universe world, SimUser one, SimUser other)
    {
        if (one.Dms.TryGetValue(other.Id, out var known))
        {
            return known;
        }

        var channel = new SimChannel(world.Ids.Next(), ChannelType.Dm, null, "");
        channel.Recipients.AddRange([one, other]);
        one.Dms[other.Id] = channel;
        other.Dms[one.Id] = channel;
        world.Channels.Add(channel.Id, channel);
        return channel;
    }

    private static SimEvent About(SimChannel channel, string name, JsonObject data) =>
        new(name, data)
        {
            Guild = channel.Guild,
            Channel = channel,
            Needs = Intents.Guilds,
        };

    private static void AnnounceMembers(Universe world, SimChannel thread, ulong[] added, ulong[] removed)
    {
        var data = new JsonObject
        {
            ["id"] = thread.Id.Text(),
            ["guild_id"] = thread.Guild!.Id.Text(),
            ["member_count"] = thread.ThreadMembers.Count,
        };
        if (added.Length > 0)
        {
            data["added_members"] = added
                .Select(u => thread.ToMemberJson(u).With(("member", thread.Guild.Members[u].ToJson())))
                .ToJsonArray();
        }

        if (removed.Length > 0)
        {
            data["removed_member_ids"] = removed.Ids();
        }

        world.Publish(About(thread, "THREAD_MEMBERS_UPDATE", data));
    }
}
