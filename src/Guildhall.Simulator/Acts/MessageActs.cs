using System.Text.Json.Nodes;
using Guildhall.Simulator.Acts.AutoMod;
using Guildhall.Simulator.Rest.Messages;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Acts;

/// <summary>What happens to messages, whoever does it: the state changes and the gateway says so. No rights are asked here.</summary>
internal static class MessageActs
{
    /// <summary>Puts the message into its channel, with what the draft says, and tells everyone who may see it.</summary>
    /// <exception cref="Rest.ApiException">200000: AutoMod keeps it back.</exception>
    public static void Post(Universe world, SimMessage message, MessageDraft draft, bool mayMentionEveryone)
    {
        var channel = message.Channel;
        var hits = AutoModActs.Check(world, channel, message.Author, draft.Content ?? "");
        AutoModActs.RefuseBlocked(world, channel, message.Author, draft.Content ?? "", hits);
        Fill(world, message, draft with { Content = draft.Content ?? "" }, mayMentionEveryone);
        Place(world, message);
        if (message.Type is 0 or SimMessage.Reply)
        {
            channel.LastWrittenAt[message.Author.Id] = message.SentAt;
        }

        JoinThread(world, message);
        AutoModActs.Execute(world, channel, message.Author, message.Content, message, hits);
    }

    /// <summary>Puts a finished message into its channel and tells everyone who may see it; nothing is checked.</summary>
    public static void Place(Universe world, SimMessage message)
    {
        var channel = message.Channel;
        message.Dated ??= world.Ids.Told;
        channel.Messages.Add(message.Id, message);
        world.Messages.Add(message.Id, message);
        if (!message.IsEphemeral)
        {
            channel.LastMessageId = message.Id;
        }

        if (message.Type != SimMessage.ThreadStarter)
        {
            WakeThread(world, channel);
        }

        Announce(world, message, "MESSAGE_CREATE");
    }

    private static void WakeThread(Universe world, SimChannel channel)
    {
        if (channel.Thread is not { } thread)
        {
            return;
        }

        thread.TotalSent++;
        if (thread is { IsArchived: true, IsLocked: false })
        {
            ThreadActs.SetArchived(world, channel, false);
            ChannelActs.Announce(world, channel, "THREAD_UPDATE");
        }
    }

    // Who writes in a thread, or is mentioned there, becomes its member.
    private static void JoinThread(Universe world, SimMessage message)
    {
        if (message.Channel is not { IsThread: true, Guild: { } guild } thread || message.WebhookId is not null)
        {
            return;
        }

        foreach (var user in message.Mentions.Prepend(message.Author).Where(u => guild.Members.ContainsKey(u.Id)))
        {
            if (user == message.Author || world.Sees(user.Id, thread))
            {
                ChannelActs.JoinThread(world, thread, user);
            }
        }
    }

    /// <exception cref="Rest.ApiException">200000: AutoMod keeps the new text back.</exception>
    public static void Edit(Universe world, SimMessage message, MessageDraft draft, bool mayMentionEveryone)
    {
        var hits = AutoModActs.Check(world, message.Channel, message.Author, draft.Content ?? "");
        AutoModActs.RefuseBlocked(world, message.Channel, message.Author, draft.Content ?? "", hits);
        Fill(world, message, draft, mayMentionEveryone);
        message.EditedAt = world.Now;
        Announce(world, message, "MESSAGE_UPDATE");
        AutoModActs.Execute(world, message.Channel, message.Author, message.Content, message, hits);
    }

    public static void Delete(Universe world, SimMessage message)
    {
        Forget(world, message);
        var data = new JsonObject { ["id"] = message.Id.Text() };
        world.Publish(About(message.Channel, "MESSAGE_DELETE", data) with { IsForPageOnly = message.IsEphemeral });
    }

    public static void BulkDelete(Universe world, SimChannel channel, IReadOnlyList<SimMessage> messages)
    {
        foreach (var message in messages)
        {
            Forget(world, message);
        }

        var data = new JsonObject { ["ids"] = messages.Select(m => m.Id).Ids() };
        world.Publish(About(channel, "MESSAGE_DELETE_BULK", data));
    }

    public static void Pin(Universe world, SimMessage message, bool isPinned, SimUser by)
    {
        message.PinnedAt = isPinned ? world.Now : null;
        if (isPinned)
        {
            message.Channel.LastPinAt = world.Now;
        }

        Announce(world, message, "MESSAGE_UPDATE");
        var data = new JsonObject { ["last_pin_timestamp"] = message.Channel.LastPinAt.Iso() };
        world.Publish(
            About(message.Channel, "CHANNEL_PINS_UPDATE", data) with
            {
                Needs = message.Channel.Guild is null ? Intents.DirectMessages : Intents.Guilds,
            }
        );
        if (isPinned)
        {
            Notices.Pinned(world, message, by);
        }
    }

    public static void Announce(Universe world, SimMessage message, string name) =>
        world.Publish(
            About(message.Channel, name, message.ToEventJson(world)) with
            {
                Message = message,
                IsForPageOnly = message.IsEphemeral,
            }
        );

    /// <summary>An event of a channel, with its ids and the intent for messages.</summary>
    public static SimEvent About(SimChannel channel, string name, JsonObject data)
    {
        data["channel_id"] = channel.Id.Text();
        if (channel.Guild is { } guild)
        {
            data["guild_id"] = guild.Id.Text();
        }

        return new(name, data)
        {
            Guild = channel.Guild,
            Channel = channel,
            Needs = channel.Guild is null ? Intents.DirectMessages : Intents.GuildMessages,
        };
    }

    private static void Forget(Universe world, SimMessage message)
    {
        message.Channel.Messages.Remove(message.Id);
        world.Messages.Remove(message.Id);
    }

    private static void Fill(Universe world, SimMessage message, MessageDraft draft, bool mayMentionEveryone)
    {
        message.Flags = FlagsOf(message, draft);
        message.Embeds = draft.Embeds ?? message.Embeds;
        message.Components = draft.Components ?? message.Components;
        if (draft.Attachments is { } attachments)
        {
            message.Attachments = [.. attachments.Select(a => Attach(world, message, a)).OfType<SimAttachment>()];
            ResolveAttachmentLinks(world, message, message.Embeds);
            ResolveAttachmentLinks(world, message, message.Components);
        }

        ComponentLook.Complete(world, message, message.Components);
        if (draft.Content is { } content)
        {
            message.Content = content;
            Mentions.Read(world, message, draft.AllowedMentions, mayMentionEveryone);
        }
    }

    private static int FlagsOf(SimMessage message, MessageDraft draft)
    {
        const int settable = SimMessage.SuppressEmbeds | SimMessage.ComponentsV2 | (1 << 12);
        return draft.Flags is { } flags
            ? (message.Flags & ~SimMessage.SuppressEmbeds) | (flags & settable)
            : message.Flags;
    }

    private static SimAttachment? Attach(Universe world, SimMessage message, AttachmentDraft draft)
    {
        if (draft.File is not { } file)
        {
            return message.Attachments.FirstOrDefault(a => a.Id == draft.Id);
        }

        var name = string.IsNullOrEmpty(file.FileName) ? draft.FileName ?? "file" : file.FileName;
        var attachment = new SimAttachment(world.Ids.Next(), name, FileTypes.Of(name, file.ContentType), file.Bytes)
        {
            Description = draft.Description,
        };
        world.Attachments.Add(attachment.Id, attachment);
        return attachment;
    }

    private static void ResolveAttachmentLinks(Universe world, SimMessage message, JsonNode node)
    {
        var children = node is JsonArray array ? array.AsEnumerable() : ((JsonObject)node).Select(p => p.Value);
        foreach (var child in children.Where(c => c is JsonArray or JsonObject))
        {
            ResolveAttachmentLinks(world, message, child!);
        }

        const string scheme = "attachment://";
        if (
            node is JsonObject media
            && media["url"]?.ToString() is { } url
            && url.StartsWith(scheme, StringComparison.Ordinal)
            && message.Attachments.FirstOrDefault(a => a.FileName == url[scheme.Length..]) is { } attachment
        )
        {
            media["url"] = attachment.ToJson(world, message)["url"]!.DeepClone();
        }
    }
}
