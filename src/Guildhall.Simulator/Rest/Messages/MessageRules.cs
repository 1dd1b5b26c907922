using System.Text.Json.Nodes;
using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Rest.Messages;

/// <summary>Who may write what where.</summary>
internal static class MessageRules
{
    public static void MayPost(Call call, SimChannel channel, MessageDraft draft)
    {
        if (!channel.HoldsMessages)
        {
            throw Refusals.NoMessagesHere;
        }

        if (channel.Guild is null)
        {
            RefuseClosed(call, channel);
            return;
        }

        call.Need(channel, Permission.SendMessages);
        Need(call, channel, Permission.AttachFiles, draft.Attachments is { Count: > 0 });
        Need(call, channel, Permission.EmbedLinks, draft.Embeds is { Count: > 0 });
        Need(call, channel, Permission.SendPolls, draft.Poll is not null);
        Need(call, channel, Permission.SendTts, draft.IsTts);
        RefuseLocked(channel, call.Has(channel, Permission.ManageThreads));
        SlowMode.Respect(call.World, channel, call.Own(channel.Guild));
    }

    private static void Need(Call call, SimChannel channel, Permission needed, bool isUsed)
    {
        if (isUsed)
        {
            call.Need(channel, needed);
        }
    }

    // Who closed their messages, or shares no server with the bot, cannot be written to.
    private static void RefuseClosed(Call call, SimChannel channel)
    {
        var own = call.Bot.User.Id;
        var other = channel.Recipients.First(r => r.Id != own);
        var meets = call.World.Guilds.Values.Any(g => g.Members.ContainsKey(other.Id) && g.Members.ContainsKey(own));
        if (!other.AcceptsDms || !meets)
        {
            throw Refusals.CannotMessageUser;
        }
    }

    /// <summary>The stickers that a draft names, of any server the bot is in.</summary>
    /// <exception cref="ApiException">50081.</exception>
    public static List<SimSticker> StickersOf(Call call, MessageDraft draft)
    {
        var known = call
            .World.Guilds.Values.Where(g => g.Members.ContainsKey(call.Bot.User.Id))
            .SelectMany(g => g.Stickers.Values)
            .ToArray();
        return
        [
            .. draft.StickerIds.Select(id =>
                known.FirstOrDefault(s => s.Id == id) ?? throw new ApiException(400, 50081, "Invalid sticker sent")
            ),
        ];
    }

    public static JsonObject? ReferenceOf(Call call, SimChannel channel, MessageDraft draft)
    {
        if (draft.Reference is not { } sent)
        {
            return null;
        }

        var id = sent["message_id"].AsId() ?? 0;
        var place = sent["channel_id"].AsId() is { } other ? call.World.Channels.GetValueOrDefault(other) : channel;
        if (place?.Messages.GetValueOrDefault(id) is not { IsEphemeral: false } target)
        {
            return (bool?)sent["fail_if_not_exists"] == false
                ? null
                : throw Refusals.Field("message_reference", "REPLIES_UNKNOWN_MESSAGE", "Unknown message");
        }

        if (!call.World.Sees(call.Bot.User.Id, place))
        {
            throw Refusals.MissingAccess;
        }

        call.Need(place, Permission.ReadMessageHistory);
        if (draft.IsForward)
        {
            RefuseForward(call, target);
        }
        else if (place != channel)
        {
            throw Refusals.Field("message_reference", "REPLIES_CANNOT_REPLY_TO_OTHER_CHANNEL", "Another channel");
        }

        return target.ToReference(draft.IsForward ? 1 : 0);
    }

    // Polls and system messages stay where they are; without the intent the bot cannot read what it would pass on.
    private static void RefuseForward(Call call, SimMessage target)
    {
        if (target.Poll is not null || target.Type is not (0 or 19 or 20 or 23))
        {
            throw Refusals.CannotForward;
        }

        var isOpen = target.Author == call.Bot.User || target.Channel.Guild is null || call.Bot.HasPrivilegedIntents;
        if (!isOpen)
        {
            throw new ApiException(400, 160014, "You cannot forward a message whose content you cannot read.");
        }
    }

    /// <summary>A message opens an archived thread again, unless it was locked.</summary>
    /// <exception cref="ApiException">160005: only who manages threads writes here; 50083: nobody, until it is opened.</exception>
    public static void RefuseLocked(SimChannel channel, bool managesThreads)
    {
        if (channel.Thread is not { IsLocked: true } thread)
        {
            return;
        }

        if (!managesThreads)
        {
            throw Refusals.ThreadLocked;
        }

        if (thread.IsArchived)
        {
            throw Refusals.ThreadArchived;
        }
    }

    public static void RefuseArchived(SimChannel channel)
    {
        if (channel.Thread?.IsArchived == true)
        {
            throw Refusals.ThreadArchived;
        }
    }

    /// <exception cref="ApiException">50006: nothing would be left of the message.</exception>
    public static void RefuseEmptied(SimMessage message, MessageDraft draft)
    {
        var isEmpty =
            (draft.Content ?? message.Content).Length == 0
            && (draft.Embeds ?? message.Embeds).Count == 0
            && (draft.Components ?? message.Components).Count == 0
            && (draft.Attachments?.Count ?? message.Attachments.Count) == 0
            && message.Stickers.Count == 0
            && message.Snapshots is null
            && message.Poll is null;
        if (isEmpty)
        {
            throw Refusals.Empty;
        }
    }
}
