using System.Text.Json.Nodes;
using Guildhall.Simulator.State;

namespace Guildhall.Simulator.Wire;

internal static class ChannelWire
{
    public static JsonObject ToJson(this SimChannel channel) =>
        channel switch
        {
            { Guild: null } => Direct(channel),
            { Thread: { } thread } => Thread(channel, thread),
            _ => InGuild(channel),
        };

    public static JsonObject ToMemberJson(this SimChannel thread, ulong user) =>
        new()
        {
            ["id"] = thread.Id.Text(),
            ["user_id"] = user.Text(),
            ["join_timestamp"] = thread.ThreadMembers[user].Iso(),
            ["flags"] = 0,
        };

    public static JsonObject ToJson(this SimInvite invite)
    {
        var guild = invite.Channel.Guild!;
        return new()
        {
            ["type"] = 0,
            ["code"] = invite.Code,
            ["inviter"] = invite.Inviter.ToJson(),
            ["max_age"] = invite.MaxAge,
            ["max_uses"] = invite.MaxUses,
            ["uses"] = invite.Uses,
            ["temporary"] = invite.IsTemporary,
            ["created_at"] = invite.CreatedAt.Iso(),
            ["expires_at"] = invite.ExpiresAt.Iso(),
            ["flags"] = 0,
            ["guild_id"] = guild.Id.Text(),
            ["guild"] = new JsonObject
            {
                ["id"] = guild.Id.Text(),
                ["name"] = guild.Name,
                ["splash"] = null,
                ["banner"] = null,
                ["description"] = guild.Description,
                ["icon"] = null,
                ["features"] = new JsonArray(),
                ["verification_level"] = guild.VerificationLevel,
                ["vanity_url_code"] = null,
                ["nsfw_level"] = 0,
                ["nsfw"] = false,
                ["premium_subscription_count"] = 0,
            },
            ["channel"] = new JsonObject
            {
                ["id"] = invite.Channel.Id.Text(),
                ["type"] = (int)invite.Channel.Type,
                ["name"] = invite.Channel.Name,
            },
        };
    }

    public static JsonObject ToJson(this SimWebhook webhook, string origin)
    {
        var json = new JsonObject
        {
            ["id"] = webhook.Id.Text(),
            ["type"] = webhook.Source is null ? 1 : 2,
            ["name"] = webhook.Name,
            ["avatar"] = null,
            ["channel_id"] = webhook.Channel.Id.Text(),
            ["guild_id"] = webhook.Channel.Guild!.Id.Text(),
            ["application_id"] = webhook.ApplicationId.Text(),
            ["user"] = webhook.Creator.ToJson(),
        };
        if (webhook.Source is { Guild: { } guild } source)
        {
            json["source_guild"] = new JsonObject
            {
                ["id"] = guild.Id.Text(),
                ["name"] = guild.Name,
                ["icon"] = null,
            };
            json["source_channel"] = new JsonObject { ["id"] = source.Id.Text(), ["name"] = source.Name };
            return json;
        }

        return json.With(("token", webhook.Token), ("url", $"{origin}/api/v10/webhooks/{webhook.Id}/{webhook.Token}"));
    }

    private static JsonObject Direct(SimChannel channel) =>
        new()
        {
            ["id"] = channel.Id.Text(),
            ["type"] = (int)channel.Type,
            ["last_message_id"] = channel.LastMessageId.Text(),
            ["flags"] = 0,
            ["recipients"] = channel.Recipients.Where(r => !r.IsBot).Select(r => r.ToJson()).ToJsonArray(),
        };

    private static JsonObject InGuild(SimChannel channel)
    {
        var json = new JsonObject
        {
            ["id"] = channel.Id.Text(),
            ["type"] = (int)channel.Type,
            ["guild_id"] = channel.Guild!.Id.Text(),
            ["name"] = channel.Name,
            ["position"] = channel.Position,
            ["parent_id"] = channel.ParentId.Text(),
            ["permission_overwrites"] = channel.Overwrites.Select(ToJson).ToJsonArray(),
            ["flags"] = channel.Flags,
        };
        if (channel.Type != ChannelType.Category)
        {
            json["topic"] = channel.Topic;
            json["nsfw"] = channel.IsNsfw;
            json["rate_limit_per_user"] = channel.RateLimitPerUser;
            json["last_message_id"] = channel.LastMessageId.Text();
        }

        if (channel.IsVoice)
        {
            json["bitrate"] = 64_000;
            json["user_limit"] = 0;
            json["rtc_region"] = null;
        }

        if (channel.LastPinAt is { } pinned)
        {
            json["last_pin_timestamp"] = pinned.Iso();
        }

        foreach (var (name, value) in channel.Extra)
        {
            json[name] = value?.DeepClone();
        }

        return json;
    }

    // What Discord says at a thread's head is none of its messages.
    private static bool HasHead(SimChannel thread) =>
        thread.Messages.Values.FirstOrDefault()?.Type == SimMessage.ThreadStarter;

    private static JsonObject Thread(SimChannel channel, SimThread thread)
    {
        var json = new JsonObject
        {
            ["id"] = channel.Id.Text(),
            ["type"] = (int)channel.Type,
            ["guild_id"] = channel.Guild!.Id.Text(),
            ["name"] = channel.Name,
            ["parent_id"] = channel.ParentId.Text(),
            ["owner_id"] = thread.OwnerId.Text(),
            ["last_message_id"] = channel.LastMessageId.Text(),
            ["rate_limit_per_user"] = channel.RateLimitPerUser,
            ["flags"] = channel.Flags,
            ["message_count"] = channel.Messages.Count - (HasHead(channel) ? 1 : 0),
            ["total_message_sent"] = thread.TotalSent,
            ["member_count"] = channel.ThreadMembers.Count,
            ["thread_metadata"] = new JsonObject
            {
                ["archived"] = thread.IsArchived,
                ["archive_timestamp"] = thread.ArchiveChangedAt.Iso(),
                ["auto_archive_duration"] = thread.AutoArchive,
                ["locked"] = thread.IsLocked,
                ["create_timestamp"] = thread.CreatedAt.Iso(),
            },
        };
        if (channel.Type == ChannelType.PrivateThread)
        {
            json["thread_metadata"]!["invitable"] = thread.IsInvitable;
        }

        if (thread.AppliedTags.Count > 0)
        {
            json["applied_tags"] = thread.AppliedTags.Copy();
        }

        return json;
    }

    public static JsonObject ToJson(SimOverwrite overwrite) =>
        new()
        {
            ["id"] = overwrite.Id.Text(),
            ["type"] = overwrite.IsMember ? 1 : 0,
            ["allow"] = overwrite.Allow.Text(),
            ["deny"] = overwrite.Deny.Text(),
        };
}
