using System.Text.Json.Nodes;
using Guildhall.Simulator.Acts;
using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.Rest;
using Guildhall.Simulator.Rest.Messages;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Control;

/// <summary>A member starts threads and forum posts, archives them, and types.</summary>
internal sealed class ThreadRoutes(Universe world)
{
    private const int LongestName = 100;

    public void Map(ControlMap sim)
    {
        sim.Add("POST", "/channels/{channel}/threads", Start);
        sim.Add("PATCH", "/channels/{channel}/thread", Change);
        sim.Add("POST", "/channels/{channel}/typing", Type);
    }

    private JsonObject Start(ControlCall call)
    {
        var (user, parent) = PageRoutes.Place(call);
        var name = call.Text("name").Trim();
        if (name.Length is 0 or > LongestName)
        {
            throw new BadControlException($"A thread's name has 1 to {LongestName} characters.");
        }

        return parent.Type switch
        {
            ChannelType.Text or ChannelType.Announcement => InText(call, user, parent, name),
            ChannelType.Forum or ChannelType.Media => InForum(call, user, parent, name),
            _ => throw Refusals.WrongChannelType,
        };
    }

    private JsonObject InText(ControlCall call, SimUser user, SimChannel parent, string name)
    {
        var isPrivate = call.TryText("private") == "true";
        PageRoutes.Need(
            world,
            user,
            parent,
            isPrivate ? Permission.CreatePrivateThreads : Permission.CreatePublicThreads
        );
        var starter = call.TryText("message") is { } id ? Find.Message(world, id) : null;
        if (starter is not null && starter.Channel != parent)
        {
            throw new BadControlException("That message is in another channel.");
        }

        if (starter?.StartedThread is not null)
        {
            throw Refusals.ThreadExists;
        }

        var type =
            isPrivate ? ChannelType.PrivateThread
            : parent.Type == ChannelType.Announcement ? ChannelType.AnnouncementThread
            : ChannelType.PublicThread;
        var thread = NewThread(parent, type, user, starter?.Id ?? world.Ids.Next(), name);
        ChannelActs.StartThread(world, thread, user, starter);
        Note(user, thread, AuditAction.ThreadCreate);
        return thread.ToJson();
    }

    private JsonObject InForum(ControlCall call, SimUser user, SimChannel parent, string name)
    {
        PageRoutes.Need(world, user, parent, Permission.SendMessages);
        var content = call.TryText("content")?.Trim() ?? "";
        if (content.Length == 0)
        {
            throw Refusals.Empty;
        }

        if (Form.LengthOf(content) > MessageForm.ContentLimit)
        {
            throw new BadControlException($"A message has at most {MessageForm.ContentLimit} characters.");
        }

        var thread = NewThread(parent, ChannelType.PublicThread, user, world.Ids.Next(), name);
        ChannelActs.StartThread(world, thread, user, null);
        MessageActs.Post(world, new(thread.Id, thread, user), new MessageDraft { Content = content }, false);
        return thread.ToJson();
    }

    private SimChannel NewThread(SimChannel parent, ChannelType type, SimUser owner, ulong id, string name) =>
        new(id, type, parent.Guild, name)
        {
            ParentId = parent.Id,
            Thread = new(owner.Id, world.Now) { ArchiveChangedAt = world.Now },
        };

    private JsonObject Change(ControlCall call)
    {
        var (user, channel) = PageRoutes.Place(call);
        var thread = channel.Thread ?? throw Refusals.WrongChannelType;
        var locked = call.TryFlag("locked");
        var archived = call.TryFlag("archived");
        if (thread.OwnerId != user.Id || locked is not null || (thread.IsLocked && archived is not null))
        {
            PageRoutes.Need(world, user, channel, Permission.ManageThreads);
        }

        thread.IsLocked = locked ?? thread.IsLocked;
        if (archived is { } isArchived && isArchived != thread.IsArchived)
        {
            ThreadActs.SetArchived(world, channel, isArchived);
        }

        if (call.TryText("name") is { Length: > 0 and <= LongestName } name)
        {
            channel.Name = name;
        }

        ChannelActs.Announce(world, channel, "THREAD_UPDATE");
        Note(user, channel, AuditAction.ThreadUpdate);
        return channel.ToJson();
    }

    private JsonNode? Type(ControlCall call)
    {
        var (user, channel) = PageRoutes.Place(call);
        PageRoutes.Need(world, user, channel, Permission.SendMessages);
        var data = new JsonObject
        {
            ["user_id"] = user.Id.Text(),
            ["timestamp"] = Snowflakes.TimeOf(world.Ids.Next()).ToUnixTimeSeconds(),
        };
        if (channel.Guild?.Members.GetValueOrDefault(user.Id) is { } member)
        {
            data["member"] = member.ToJson();
        }

        var happened = MessageActs.About(channel, "TYPING_START", data);
        var needs = channel.Guild is null ? Intents.DirectMessageTyping : Intents.GuildMessageTyping;
        world.Publish(happened with { Needs = needs });
        return null;
    }

    private void Note(SimUser user, SimChannel thread, AuditAction action) =>
        AuditActs.Write(world, thread.Guild!, action, user, thread.Id);
}
