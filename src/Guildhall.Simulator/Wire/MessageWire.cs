using System.Text.Json.Nodes;
using Guildhall.Simulator.State;

namespace Guildhall.Simulator.Wire;

internal static class MessageWire
{
    private const int SpoilerFlag = 1 << 3;

    private static readonly string[] SnapshotFields =
    [
        "type",
        "content",
        "mentions",
        "mention_roles",
        "attachments",
        "embeds",
        "timestamp",
        "edited_timestamp",
        "flags",
        "components",
        "sticker_items",
    ];

    /// <param name="viewer">Whose own reactions are marked.</param>
    public static JsonObject ToJson(this SimMessage message, Universe world, ulong? viewer = null)
    {
        var json = new JsonObject
        {
            ["id"] = message.Id.Text(),
            ["channel_id"] = message.Channel.Id.Text(),
            ["type"] = message.Type,
            ["author"] = Author(message),
            ["content"] = message.Content,
            ["timestamp"] = message.SentAt.Iso(),
            ["edited_timestamp"] = message.EditedAt.Iso(),
            ["tts"] = message.IsTts,
            ["mention_everyone"] = message.MentionsEveryone,
            ["mentions"] = message.Mentions.Select(u => u.ToJson()).ToJsonArray(),
            ["mention_roles"] = message.MentionedRoles.Ids(),
            ["attachments"] = message.Attachments.Select(a => a.ToJson(world, message)).ToJsonArray(),
            ["embeds"] = (message.Flags & SimMessage.SuppressEmbeds) == 0 ? message.Embeds.Copy() : new JsonArray(),
            ["components"] = message.Components.Copy(),
            ["pinned"] = message.PinnedAt is not null,
            ["flags"] = message.Flags,
        };
        AddWhatItHas(json, message, world, viewer);
        return json;
    }

    /// <summary>As MESSAGE_CREATE and MESSAGE_UPDATE carry it.</summary>
    public static JsonObject ToEventJson(this SimMessage message, Universe world)
    {
        var json = message.ToJson(world);
        json["channel_type"] = (int)message.Channel.Type;
        if (message.Channel.Guild is { } guild)
        {
            json["guild_id"] = guild.Id.Text();
            if (message.WebhookId is null && guild.Members.TryGetValue(message.Author.Id, out var member))
            {
                json["member"] = member.ToPartialJson();
            }
        }

        return json;
    }

    public static JsonObject ToJson(this SimAttachment attachment, Universe world, SimMessage message)
    {
        var name = Uri.EscapeDataString(attachment.FileName);
        var url = $"{world.Origin}/attachments/{message.Channel.Id}/{attachment.Id}/{name}";
        var json = new JsonObject
        {
            ["id"] = attachment.Id.Text(),
            ["filename"] = attachment.FileName,
            ["size"] = attachment.Bytes.Length,
            ["url"] = url,
            ["proxy_url"] = url,
            ["content_type"] = attachment.ContentType,
        };
        if (attachment.Description is { } description)
        {
            json["description"] = description;
        }

        if (message.IsEphemeral)
        {
            json["ephemeral"] = true;
        }

        if (attachment.FileName.StartsWith("SPOILER_", StringComparison.Ordinal))
        {
            json["flags"] = SpoilerFlag;
        }

        return json;
    }

    public static JsonObject ToReference(this SimMessage message, int type = 0)
    {
        var reference = new JsonObject
        {
            ["type"] = type,
            ["channel_id"] = message.Channel.Id.Text(),
            ["message_id"] = message.Id.Text(),
        };
        return message.Channel.Guild is { } guild ? reference.With(("guild_id", guild.Id.Text())) : reference;
    }

    /// <summary>What of a message a forward shows: not who wrote it.</summary>
    public static JsonObject ToSnapshot(this SimMessage message, Universe world)
    {
        var whole = message.ToJson(world);
        var shown = new JsonObject();
        foreach (var name in SnapshotFields.Where(whole.ContainsKey))
        {
            shown[name] = whole[name]?.DeepClone();
        }

        return new() { ["message"] = shown };
    }

    public static JsonObject ToJson(this SimPoll poll, ulong? viewer) =>
        new()
        {
            ["question"] = poll.Question.Copy(),
            ["answers"] = poll.Answers.Copy(),
            ["expiry"] = poll.Expiry.Iso(),
            ["allow_multiselect"] = poll.IsMultiple,
            ["layout_type"] = 1,
            ["results"] = new JsonObject
            {
                ["is_finalized"] = poll.IsFinal,
                ["answer_counts"] = poll
                    .Votes.Where(v => v.Value.Count > 0)
                    .Select(v => new JsonObject
                    {
                        ["id"] = v.Key,
                        ["count"] = v.Value.Count,
                        ["me_voted"] = v.Value.Any(u => u.Id == viewer),
                    })
                    .ToJsonArray(),
            },
        };

    public static JsonObject EmojiJson(this SimReaction reaction) =>
        new() { ["id"] = reaction.EmojiId.Text(), ["name"] = reaction.EmojiName };

    private static JsonObject Author(SimMessage message) =>
        message.AuthorName is { } name
            ? message
                .Author.ToJson()
                .With(("id", message.WebhookId.Text()), ("username", name), ("bot", true), ("global_name", null))
            : message.Author.ToJson();

    private static void AddWhatItHas(JsonObject json, SimMessage message, Universe world, ulong? viewer)
    {
        if (message.Reactions.Count > 0)
        {
            json["reactions"] = message.Reactions.Select(r => Reaction(r, viewer)).ToJsonArray();
        }

        if (message.Nonce is { } nonce)
        {
            json["nonce"] = nonce.DeepClone();
        }

        if (message.WebhookId is { } webhook)
        {
            json["webhook_id"] = webhook.Text();
        }

        if (message.ApplicationId is { } application)
        {
            json["application_id"] = application.Text();
        }

        if (message.InteractionMetadata is { } metadata)
        {
            json["interaction_metadata"] = metadata.Copy();
        }

        if (message.Reference is { } reference)
        {
            json["message_reference"] = reference.Copy();
            if (message.Type is SimMessage.Reply or SimMessage.ThreadStarter)
            {
                json["referenced_message"] = Referenced(reference, world, viewer);
            }
        }

        if (message.StartedThread is { } thread)
        {
            json["thread"] = thread.ToJson();
        }

        if (message.Poll is { } poll)
        {
            json["poll"] = poll.ToJson(viewer);
        }

        if (message.Stickers.Count > 0)
        {
            json["sticker_items"] = message.Stickers.Select(s => s.ToItemJson()).ToJsonArray();
        }

        if (message.Snapshots is { } snapshots)
        {
            json["message_snapshots"] = snapshots.Copy();
        }
    }

    private static JsonObject? Referenced(JsonObject reference, Universe world, ulong? viewer)
    {
        if (!world.Messages.TryGetValue(reference["message_id"].AsId() ?? 0, out var target))
        {
            return null;
        }

        var json = target.ToJson(world, viewer);
        json.Remove("referenced_message");
        return json;
    }

    private static JsonObject Reaction(SimReaction reaction, ulong? viewer) =>
        new()
        {
            ["emoji"] = reaction.EmojiJson(),
            ["count"] = reaction.Users.Count,
            ["count_details"] = new JsonObject { ["burst"] = 0, ["normal"] = reaction.Users.Count },
            ["burst_colors"] = new JsonArray(),
            ["me_burst"] = false,
            ["burst_me"] = false,
            ["burst_count"] = 0,
            ["me"] = reaction.Users.Any(u => u.Id == viewer),
        };
}
