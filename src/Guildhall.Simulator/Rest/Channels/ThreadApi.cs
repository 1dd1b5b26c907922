using System.Text.Json.Nodes;
using Guildhall.Simulator.Acts;
using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.Rest.Messages;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Rest.Channels;

/// <summary>Threads: started from a message, alone or in a forum; their members and lists.</summary>
internal static class ThreadApi
{
    private const int ActiveLimit = 1000;
    private const int MemberLimit = 1000;
    private const string Members = "/channels/{channel}/thread-members";

    public static void Map(RestMap api)
    {
        api.Post("/channels/{channel}/messages/{message}/threads", FromMessage);
        api.Post("/channels/{channel}/threads", Start);
        api.Get(Members, List);
        api.Get(Members + "/{user}", call => Answer.Ok(MemberOf(call).ToMemberJson(call.UserId())));
        api.Put(Members + "/{user}", Join);
        api.Delete(Members + "/{user}", Leave);
    }

    public static Answer Edit(Call call, SimChannel channel)
    {
        var thread = channel.Thread!;
        var form = call.Form();
        var name = form.Text("name", 1, 100);
        var slow = form.Number("rate_limit_per_user", 0, 21_600);
        var archive = form.Choice("auto_archive_duration", 60, 1440, 4320, 10080);
        var (isArchived, isLocked, isInvitable) = (form.Flag("archived"), form.Flag("locked"), form.Flag("invitable"));
        var flags = form.Number("flags");
        var tags = form.Has("applied_tags") ? ForumTags.Read(call, form, Parent(channel)) : null;
        form.Check();
        MayEdit(call, channel, form);
        var before = channel.ToJson();
        channel.Name = name ?? channel.Name;
        channel.RateLimitPerUser = slow ?? channel.RateLimitPerUser;
        thread.AutoArchive = archive ?? thread.AutoArchive;
        thread.IsLocked = isLocked ?? thread.IsLocked;
        thread.IsInvitable = isInvitable ?? thread.IsInvitable;
        thread.AppliedTags = tags ?? thread.AppliedTags;
        channel.Flags = flags ?? channel.Flags;
        if (isArchived is { } now && now != thread.IsArchived)
        {
            ThreadActs.SetArchived(call.World, channel, now);
        }

        ChannelActs.Announce(call.World, channel, "THREAD_UPDATE");
        call.Audit(channel.Guild!, AuditAction.ThreadUpdate, channel.Id, Flat(before), Flat(channel.ToJson()));
        return Answer.Ok(channel.ToJson());
    }

    private static SimChannel Parent(SimChannel thread) => thread.Guild!.Channels[thread.ParentId!.Value];

    // The owner changes the name, the tags and the sleep; locking and slowing need the right. Anyone who may write
    // wakes a thread that is not locked.
    private static void MayEdit(Call call, SimChannel channel, Form form)
    {
        var thread = channel.Thread!;
        var onlyWakes = form.Body.Count == 1 && form.Flag("archived") == false;
        if (onlyWakes && !thread.IsLocked)
        {
            call.Need(channel, Permission.SendMessages);
            return;
        }

        var isOwn = thread.OwnerId == call.Bot.User.Id;
        var moderates =
            form.Has("locked")
            || form.Has("rate_limit_per_user")
            || form.Has("flags")
            || (thread.IsLocked && form.Has("archived"));
        if (!isOwn || moderates)
        {
            call.Need(channel, Permission.ManageThreads);
        }

        if (thread.IsArchived && form.Flag("archived") != false)
        {
            throw Refusals.ThreadArchived;
        }
    }

    // The audit log knows the metadata's fields by their own names.
    private static JsonObject Flat(JsonObject thread)
    {
        var metadata = (JsonObject)thread["thread_metadata"]!;
        thread.Remove("thread_metadata");
        foreach (var (name, value) in metadata.Where(p => p.Key is not ("archive_timestamp" or "create_timestamp")))
        {
            thread[name] = value?.DeepClone();
        }

        return thread;
    }

    private static Answer FromMessage(Call call)
    {
        var parent = call.Channel();
        call.Need(parent, Permission.ReadMessageHistory);
        var message = call.Message(parent);
        call.Need(parent, Permission.CreatePublicThreads);
        if (message.StartedThread is not null)
        {
            throw Refusals.ThreadExists;
        }

        var type = parent.Type == ChannelType.Announcement ? ChannelType.AnnouncementThread : ChannelType.PublicThread;
        return Begin(call, parent, type, message, message.Id);
    }

    private static Answer Start(Call call)
    {
        var parent = call.Channel();
        if (parent.Type is ChannelType.Forum or ChannelType.Media)
        {
            return StartPost(call, parent);
        }

        var type = (ChannelType)(call.Form().Choice("type", 10, 11, 12) ?? 12);
        var needed =
            type == ChannelType.PrivateThread ? Permission.CreatePrivateThreads : Permission.CreatePublicThreads;
        call.Need(parent, needed);
        return Begin(call, parent, type, null, call.World.Ids.Next());
    }

    private static Answer Begin(Call call, SimChannel parent, ChannelType type, SimMessage? starter, ulong id)
    {
        if (parent.Type is not (ChannelType.Text or ChannelType.Announcement))
        {
            throw Refusals.WrongChannelType;
        }

        RefuseTooMany(parent.Guild!);
        var thread = Read(call, parent, type, id);
        ChannelActs.StartThread(call.World, thread, call.Bot.User, starter);
        call.Audit(parent.Guild!, AuditAction.ThreadCreate, thread.Id, null, Flat(thread.ToJson()));
        return Answer.Created(thread.ToJson().With(("member", thread.ToMemberJson(call.Bot.User.Id))));
    }

    // A forum's thread and its first message are made together and share their id.
    private static Answer StartPost(Call call, SimChannel forum)
    {
        call.Need(forum, Permission.SendMessages);
        var draft = MessageForm.Read(call.Body["message"] as JsonObject ?? [], call.Files);
        if (draft.IsEmpty)
        {
            throw Refusals.Empty;
        }

        RefuseTooMany(forum.Guild!);
        var thread = Read(call, forum, ChannelType.PublicThread, call.World.Ids.Next());
        ChannelActs.StartThread(call.World, thread, call.Bot.User, null);
        var message = new SimMessage(thread.Id, thread, call.Bot.User);
        MessageActs.Post(call.World, message, draft, false);
        call.Audit(forum.Guild!, AuditAction.ThreadCreate, thread.Id, null, Flat(thread.ToJson()));
        return Answer.Created(thread.ToJson().With(("message", message.ToJson(call.World))));
    }

    private static void RefuseTooMany(SimGuild guild)
    {
        if (guild.Threads.Count(t => !t.Thread!.IsArchived) >= ActiveLimit)
        {
            throw Refusals.TooManyActiveThreads;
        }
    }

    private static SimChannel Read(Call call, SimChannel parent, ChannelType type, ulong id)
    {
        var form = call.Form();
        var name = form.Text("name", 1, 100, isRequired: true);
        var archive = form.Choice("auto_archive_duration", 60, 1440, 4320, 10080);
        var slow = form.Number("rate_limit_per_user", 0, 21_600);
        var tags = ForumTags.Read(call, form, parent);
        var isInvitable = form.Flag("invitable");
        form.Check();
        var state = new SimThread(call.Bot.User.Id, call.World.Now)
        {
            ArchiveChangedAt = call.World.Now,
            AutoArchive = archive ?? (int?)parent.Extra["default_auto_archive_duration"] ?? 1440,
            IsInvitable = isInvitable ?? true,
            AppliedTags = tags,
        };
        return new(id, type, parent.Guild, name!)
        {
            ParentId = parent.Id,
            RateLimitPerUser = slow ?? (int?)parent.Extra["default_thread_rate_limit_per_user"] ?? 0,
            Thread = state,
        };
    }

    private static Answer List(Call call)
    {
        var thread = ThreadOf(call);
        var withMember = call.QueryFlag("with_member");
        var after = call.QueryId("after") ?? 0;
        var limit = call.QueryNumber("limit", 100, 1, 100);
        var members = thread.ThreadMembers.Keys.Order().AsEnumerable();
        if (withMember)
        {
            members = members.Where(u => u > after).Take(limit);
        }

        return Answer.Ok(
            members
                .Select(u =>
                    withMember
                        ? thread.ToMemberJson(u).With(("member", thread.Guild!.Members[u].ToJson()))
                        : thread.ToMemberJson(u)
                )
                .ToJsonArray()
        );
    }

    private static Answer Join(Call call)
    {
        var thread = ThreadOf(call);
        var member = call.Member(thread.Guild!);
        MessageRules.RefuseArchived(thread);
        if (member.User != call.Bot.User)
        {
            MayAdd(call, thread, member);
        }

        if (thread.ThreadMembers.Count >= MemberLimit && !thread.ThreadMembers.ContainsKey(member.User.Id))
        {
            throw Refusals.TooManyThreadMembers;
        }

        ChannelActs.JoinThread(call.World, thread, member.User);
        return Answer.NoContent;
    }

    // The added member must see the parent, or the thread could not be shown to them.
    private static void MayAdd(Call call, SimChannel thread, SimMember member)
    {
        call.Need(thread, Permission.SendMessages);
        var isClosed = thread is { Type: ChannelType.PrivateThread, Thread.IsInvitable: false };
        if (isClosed && thread.Thread!.OwnerId != call.Bot.User.Id)
        {
            call.Need(thread, Permission.ManageThreads);
        }

        if (!call.World.Sees(member.User.Id, Parent(thread)))
        {
            throw Refusals.MissingAccess;
        }
    }

    private static Answer Leave(Call call)
    {
        var thread = ThreadOf(call);
        MessageRules.RefuseArchived(thread);
        var ownsPrivate = thread.Type == ChannelType.PrivateThread && thread.Thread!.OwnerId == call.Bot.User.Id;
        if (call.UserId() != call.Bot.User.Id && !ownsPrivate)
        {
            call.Need(thread, Permission.ManageThreads);
        }

        ChannelActs.LeaveThread(call.World, thread, call.UserId());
        return Answer.NoContent;
    }

    private static SimChannel MemberOf(Call call)
    {
        var thread = ThreadOf(call);
        return thread.ThreadMembers.ContainsKey(call.UserId()) ? thread : throw Refusals.UnknownMember;
    }

    private static SimChannel ThreadOf(Call call)
    {
        var channel = call.Channel();
        return channel.IsThread ? channel : throw Refusals.WrongChannelType;
    }
}
