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
    private const string Members = "/channels/{channel}/thread-members";

    public static void Map(RestMap api)
    {
        api.Post("/channels/{channel}/messages/{message}/threads", FromMessage);
        api.Post("/channels/{channel}/threads", Start);
        api.Get("/guilds/{guild}/threads/active", Active);
        api.Get("/channels/{channel}/threads/archived/public", call => Archived(call, ChannelType.PublicThread));
        api.Get("/channels/{channel}/threads/archived/private", call => Archived(call, ChannelType.PrivateThread));
        api.Get(
            "/channels/{channel}/users/@me/threads/archived/private",
            call => Archived(call, ChannelType.PrivateThread, isOwn: true)
        );
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
        var tags = form.Has("applied_tags") ? form.Ids("applied_tags", 5) : null;
        form.Check();
        if (thread.OwnerId != call.Bot.User.Id || isLocked is not null || slow is not null)
        {
            call.Need(channel, Permission.ManageThreads);
        }

        if (thread.IsArchived && isArchived != false)
        {
            throw Refusals.ThreadArchived;
        }

        channel.Name = name ?? channel.Name;
        channel.RateLimitPerUser = slow ?? channel.RateLimitPerUser;
        thread.AutoArchive = archive ?? thread.AutoArchive;
        thread.IsLocked = isLocked ?? thread.IsLocked;
        thread.IsInvitable = isInvitable ?? thread.IsInvitable;
        thread.AppliedTags = tags?.Ids() ?? thread.AppliedTags;
        if (isArchived is { } now && now != thread.IsArchived)
        {
            (thread.IsArchived, thread.ArchiveChangedAt) = (now, call.World.Now);
        }

        ChannelActs.Announce(call.World, channel, "THREAD_UPDATE");
        AuditActs.Write(call.World, channel.Guild!, AuditAction.ThreadUpdate, call.Bot.User, channel.Id, call.Reason);
        return Answer.Ok(channel.ToJson());
    }

    private static Answer FromMessage(Call call)
    {
        var parent = call.Channel();
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

        var thread = Read(call, parent, type, id);
        ChannelActs.StartThread(call.World, thread, call.Bot.User, starter);
        AuditActs.Write(call.World, parent.Guild!, AuditAction.ThreadCreate, call.Bot.User, thread.Id, call.Reason);
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

        var thread = Read(call, forum, ChannelType.PublicThread, call.World.Ids.Next());
        ChannelActs.StartThread(call.World, thread, call.Bot.User, null);
        var message = new SimMessage(thread.Id, thread, call.Bot.User);
        MessageActs.Post(call.World, message, draft, false);
        return Answer.Created(thread.ToJson().With(("message", message.ToJson(call.World))));
    }

    private static SimChannel Read(Call call, SimChannel parent, ChannelType type, ulong id)
    {
        var form = call.Form();
        var name = form.Text("name", 1, 100, isRequired: true);
        var archive = form.Choice("auto_archive_duration", 60, 1440, 4320, 10080);
        var slow = form.Number("rate_limit_per_user", 0, 21_600);
        var tags = form.Ids("applied_tags", 5);
        var isInvitable = form.Flag("invitable");
        form.Check();
        var state = new SimThread(call.Bot.User.Id, call.World.Now)
        {
            ArchiveChangedAt = call.World.Now,
            AutoArchive = archive ?? 1440,
            IsInvitable = isInvitable ?? true,
            AppliedTags = tags.Ids(),
        };
        return new(id, type, parent.Guild, name!)
        {
            ParentId = parent.Id,
            RateLimitPerUser = slow ?? 0,
            Thread = state,
        };
    }

    private static Answer Active(Call call)
    {
        var guild = call.Guild();
        var threads = guild.Threads.Where(t => !t.Thread!.IsArchived && call.World.Sees(call.Bot.User.Id, t));
        var json = Lists(call, [.. threads]);
        json.Remove("has_more");
        return Answer.Ok(json.With(("has_more", false)));
    }

    private static Answer Archived(Call call, ChannelType type, bool isOwn = false)
    {
        var parent = call.Channel();
        call.Need(parent, Permission.ReadMessageHistory);
        var isPublic = type == ChannelType.PublicThread;
        if (!isPublic && !isOwn)
        {
            call.Need(parent, Permission.ManageThreads);
        }

        var threads = parent
            .Guild!.Threads.Where(t => t.ParentId == parent.Id && t.Thread!.IsArchived)
            .Where(t => t.Type == type || (isPublic && t.Type == ChannelType.AnnouncementThread))
            .Where(t => !isOwn || t.ThreadMembers.ContainsKey(call.Bot.User.Id))
            .OrderByDescending(t => t.Thread!.ArchiveChangedAt);
        return Answer.Ok(Lists(call, [.. threads.Take(call.QueryNumber("limit", 50, 2, 100))]));
    }

    private static JsonObject Lists(Call call, SimChannel[] threads) =>
        new()
        {
            ["threads"] = threads.Select(t => t.ToJson()).ToJsonArray(),
            ["members"] = threads
                .Where(t => t.ThreadMembers.ContainsKey(call.Bot.User.Id))
                .Select(t => t.ToMemberJson(call.Bot.User.Id))
                .ToJsonArray(),
            ["has_more"] = false,
        };

    private static Answer List(Call call)
    {
        var thread = ThreadOf(call);
        var withMember = call.QueryFlag("with_member");
        return Answer.Ok(
            thread
                .ThreadMembers.Keys.Select(u =>
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
        ChannelActs.JoinThread(call.World, thread, member.User);
        return Answer.NoContent;
    }

    private static Answer Leave(Call call)
    {
        var thread = ThreadOf(call);
        if (call.UserId() != call.Bot.User.Id)
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
