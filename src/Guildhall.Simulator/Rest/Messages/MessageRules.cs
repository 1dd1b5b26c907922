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
            var other = channel.Recipients.First(r => r.Id != call.Bot.User.Id);
            if (!other.AcceptsDms || !call.World.Guilds.Values.Any(g => g.Members.ContainsKey(other.Id)))
            {
                throw Refusals.CannotMessageUser;
            }

            return;
        }

        call.Need(channel, Permission.SendMessages);
        if (draft.Attachments is { Count: > 0 })
        {
            call.Need(channel, Permission.AttachFiles);
        }

        if (draft.Embeds is { Count: > 0 })
        {
            call.Need(channel, Permission.EmbedLinks);
        }

        if (channel.Thread?.IsLocked == true)
        {
            call.Need(channel, Permission.ManageThreads);
        }
    }

    public static JsonObject? ReferenceOf(Call call, SimChannel channel, MessageDraft draft)
    {
        if (draft.Reference is not { } sent)
        {
            return null;
        }

        var id = sent["message_id"].AsId() ?? 0;
        var place = sent["channel_id"].AsId() is { } other ? call.World.Channels.GetValueOrDefault(other) : channel;
        if (place?.Messages.GetValueOrDefault(id) is not { IsEphemeral: false })
        {
            if ((bool?)sent["fail_if_not_exists"] == false)
            {
                return null;
            }

            var form = new Form([]);
            form.Fault("message_reference", "REPLIES_UNKNOWN_MESSAGE", "Unknown message");
            form.Check();
        }

        call.Need(place!, Permission.ReadMessageHistory);
        var reference = new JsonObject
        {
            ["type"] = (int?)sent["type"] ?? 0,
            ["channel_id"] = place!.Id.Text(),
            ["message_id"] = id.Text(),
        };
        if (place.Guild is { } guild)
        {
            reference["guild_id"] = guild.Id.Text();
        }

        return reference;
    }

    /// <summary>What a forward carries of the message it refers to; null for any other message.</summary>
    public static JsonObject? SnapshotOf(Call call, JsonObject? reference) =>
        reference?["type"]?.ToString() == "1"
            ? call.World.Messages[reference["message_id"].AsId()!.Value].ToSnapshotJson(call.World)
            : null;

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
            && message.Poll is null;
        if (isEmpty)
        {
            throw Refusals.Empty;
        }
    }
}
