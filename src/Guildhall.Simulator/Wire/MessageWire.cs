using System.Text.Json.Nodes;
using Guildhall.Simulator.State;

namespace Guildhall.Simulator.Wire;

internal static class MessageWire
{
    private const int SpoilerFlag = 1 << 3;

    private static readonly string[] InSnapshots =
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
            ["timestamp"] = Snowflakes.TimeOf(message.Id).Iso(),
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

    /// <summary>As a forward of it carries it: who wrote it where is left out.</summary>
    public static JsonObject ToSnapshotJson(this SimMessage message, Universe world)
    {
        var json = message.ToJson(world);
        return new(InSnapshots.Select(name => KeyValuePair.Create(name, json[name]?.DeepClone())));
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

    public static JsonObject ToReferenceJson(this SimMessage message)
    {
        var json = new JsonObject
        {
            ["type"] = 0,
            ["channel_id"] = message.Channel.Id.Text(),
            ["message_id"] = message.Id.Text(),
        };
        return message.Channel.Guild is { } guild ? json.With(("guild_id", guild.Id.Text())) : json;
    }

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
            if (message.Type == 19)
            {
                json["referenced_message"] = Referenced(reference, world, viewer);
            }
        }

        if (message.Forwarded is { } forwarded)
        {
            json["message_snapshots"] = new JsonArray(new JsonObject { ["message"] = forwarded.Copy() });
        }

        if (message.StartedThread is { } thread)
        {
            json["thread"] = thread.ToJson();
        }

        if (message.Poll is { } poll)
        {
            json["poll"] = poll.Copy();
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
