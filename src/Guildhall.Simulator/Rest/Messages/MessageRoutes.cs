using System.Text.Json.Nodes;
using Guildhall.Simulator.Acts;
using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Rest.Messages;

/// <summary>Messages of a channel: history, create, edit, delete, bulk delete.</summary>
internal static class MessageRoutes
{
    private const string All = "/channels/{channel}/messages";
    private const string One = All + "/{message}";

    private static readonly TimeSpan BulkDeletable = TimeSpan.FromDays(14);

    public static void Map(RestMap api)
    {
        api.Get(All, History);
        api.Post(All, Create);
        api.Get(One, Get);
        api.Patch(One, Edit);
        api.Delete(One, Delete);
        api.Post(All + "/bulk-delete", BulkDelete);
    }

    private static Answer History(Call call)
    {
        var channel = call.Channel();
        var limit = call.QueryNumber("limit", 50, 1, 100);
        var (before, after, around) = (call.QueryId("before"), call.QueryId("after"), call.QueryId("around"));
        if (channel.Guild is not null && !call.Has(channel, Permission.ReadMessageHistory))
        {
            return Answer.Ok(new JsonArray());
        }

        var all = channel.Messages.Values.Where(m => !m.IsEphemeral).ToArray();
        var page =
            around is { } middle ? Around(all, middle, limit / 2)
            : after is { } older ? all.Where(m => m.Id > older).Take(limit)
            : all.Where(m => before is null || m.Id < before).Reverse().Take(limit);
        return Answer.Ok(
            page.OrderByDescending(m => m.Id).Select(m => m.ToJson(call.World, call.Bot.User.Id)).ToJsonArray()
        );
    }

    // As many on either side, with the one itself: an even limit gives one more than it says.
    private static IEnumerable<SimMessage> Around(SimMessage[] all, ulong middle, int half) =>
        all.Where(m => m.Id < middle)
            .TakeLast(half)
            .Concat(all.Where(m => m.Id == middle))
            .Concat(all.Where(m => m.Id > middle).Take(half));

    private static Answer Get(Call call)
    {
        var channel = call.Channel();
        call.Need(channel, Permission.ReadMessageHistory);
        return Answer.Ok(call.Message(channel).ToJson(call.World, call.Bot.User.Id));
    }

    private static Answer Create(Call call)
    {
        var channel = call.Channel();
        var draft = MessageForm.Read(call.Body, call.Files);
        MessageRules.MayPost(call, channel, draft);
        if (draft.EnforcesNonce && Earlier(call, channel, draft) is { } first)
        {
            return Answer.Ok(first.ToJson(call.World, call.Bot.User.Id));
        }

        if (draft.IsEmpty)
        {
            throw Refusals.Empty;
        }

        var reference = MessageRules.ReferenceOf(call, channel, draft);
        var message = new SimMessage(call.World.Ids.Next(), channel, call.Bot.User)
        {
            Type = reference is not null && !draft.IsForward ? 19 : 0,
            Flags = draft.IsForward ? SimMessage.HasSnapshot : 0,
            Nonce = draft.Nonce?.DeepClone(),
            IsTts = draft.IsTts,
            Reference = reference,
            Poll = PollForm.Open(draft.Poll, call.World.Now),
            Stickers = MessageRules.StickersOf(call, draft),
            Snapshots = draft.IsForward ? [Forwarded(call, reference!)] : null,
        };
        MessageActs.Post(call.World, message, draft, call.Has(channel, Permission.MentionEveryone));
        PollActs.Watch(call.World, message);
        return Answer.Ok(message.ToJson(call.World, call.Bot.User.Id));
    }

    private static JsonObject Forwarded(Call call, JsonObject reference) =>
        call.World.Messages[reference["message_id"].AsId()!.Value].ToSnapshot(call.World);

    // The same nonce within a few minutes is the same message.
    private static SimMessage? Earlier(Call call, SimChannel channel, MessageDraft draft) =>
        draft.Nonce?.ToString() is { Length: > 0 } nonce
            ? channel.Messages.Values.LastOrDefault(m =>
                m.Author == call.Bot.User
                && m.Nonce?.ToString() == nonce
                && Snowflakes.TimeOf(m.Id) > call.World.Now.AddMinutes(-5)
            )
            : null;

    private static Answer Edit(Call call)
    {
        var channel = call.Channel();
        var message = call.Message(channel);
        var draft = MessageForm.Read(call.Body, call.Files, message);
        if (message.Author != call.Bot.User)
        {
            // Others' messages: only their embeds can be hidden.
            var onlyFlags =
                draft is { Content: null, Embeds: null, Components: null, Attachments: null, Flags: not null };
            if (!onlyFlags || !call.Has(channel, Permission.ManageMessages))
            {
                throw Refusals.NotYourMessage;
            }
        }

        MessageRules.RefuseArchived(channel);
        MessageRules.RefuseEmptied(message, draft);
        MessageActs.Edit(call.World, message, draft, call.Has(channel, Permission.MentionEveryone));
        return Answer.Ok(message.ToJson(call.World, call.Bot.User.Id));
    }

    private static Answer Delete(Call call)
    {
        var channel = call.Channel();
        var message = call.Message(channel);
        var isOwn = message.Author == call.Bot.User;
        if (!isOwn)
        {
            call.Need(channel, Permission.ManageMessages);
        }

        MessageRules.RefuseArchived(channel);
        MessageActs.Delete(call.World, message);
        if (!isOwn && channel.Guild is { } guild)
        {
            AuditActs.MessageDeleted(call.World, guild, call.Bot.User, message, call.Reason);
        }

        return Answer.NoContent;
    }

    private static Answer BulkDelete(Call call)
    {
        var channel = call.Channel();
        if (channel.Guild is not { } guild)
        {
            throw Refusals.NotInDirectMessage;
        }

        call.Need(channel, Permission.ManageMessages);
        var form = call.Form();
        var ids = form.Ids("messages").Distinct().ToArray();
        form.Check();
        if (ids.Length is < 2 or > 100)
        {
            throw Refusals.BulkDeleteCount;
        }

        var oldest = call.World.Now - BulkDeletable;
        if (ids.Any(id => (channel.Messages.GetValueOrDefault(id)?.SentAt ?? Snowflakes.TimeOf(id)) < oldest))
        {
            throw Refusals.TooOldForBulkDelete;
        }

        var messages = ids.Select(id => channel.Messages.GetValueOrDefault(id)).OfType<SimMessage>().ToArray();
        MessageActs.BulkDelete(call.World, channel, messages);
        AuditActs.BulkDeleted(call.World, guild, call.Bot.User, channel, messages.Length, call.Reason);
        return Answer.NoContent;
    }
}
