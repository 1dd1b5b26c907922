using System.Text.Json.Nodes;
using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Acts;

/// <summary>Writes the audit log and tells those who may read it.</summary>
internal static class AuditActs
{
    private static readonly HashSet<string> Unaudited =
    [
        "id",
        "guild_id",
        "guild",
        "user",
        "creator",
        "creator_id",
        "last_message_id",
        "last_pin_timestamp",
        "roles",
        "emojis",
        "stickers",
        "member_count",
        "message_count",
        "total_message_sent",
        "user_count",
        "token",
        "url",
        "sound_id",
    ];

    public static void Write(
        Universe world,
        SimGuild guild,
        AuditAction action,
        SimUser actor,
        ulong? target,
        string? reason = null,
        JsonArray? changes = null,
        JsonObject? options = null
    )
    {
        var entry = new SimAuditEntry(world.Ids.Next(), action, actor, target)
        {
            Reason = reason,
            Changes = changes ?? [],
            Options = options,
        };
        guild.AuditLog.Add(entry);
        var data = entry.ToJson().With(("guild_id", guild.Id.Text()));
        world.Publish(
            new("GUILD_AUDIT_LOG_ENTRY_CREATE", data)
            {
                Guild = guild,
                Needs = Intents.GuildModeration,
                Demands = Permission.ViewAuditLog,
            }
        );
    }

    public static void MessageDeleted(Universe world, SimGuild guild, SimUser actor, SimMessage message, string? reason)
    {
        var options = new JsonObject { ["channel_id"] = message.Channel.Id.Text(), ["count"] = "1" };
        Write(world, guild, AuditAction.MessageDelete, actor, message.Author.Id, reason, null, options);
    }

    public static void BulkDeleted(
        Universe world,
        SimGuild guild,
        SimUser actor,
        SimChannel channel,
        int count,
        string? reason
    )
    {
        var options = new JsonObject { ["count"] = $"{count}" };
        Write(world, guild, AuditAction.MessageBulkDelete, actor, channel.Id, reason, null, options);
    }

    public static void Overwritten(
        Universe world,
        SimChannel channel,
        AuditAction action,
        SimUser actor,
        SimOverwrite? before,
        SimOverwrite? after,
        string? reason
    )
    {
        var overwrite = (after ?? before)!;
        var options = new JsonObject
        {
            ["id"] = overwrite.Id.Text(),
            ["type"] = overwrite.IsMember ? "1" : "0",
            ["channel_id"] = channel.Id.Text(),
        };
        if (channel.Guild!.Roles.GetValueOrDefault(overwrite.Id) is { } role)
        {
            options["role_name"] = role.Name;
        }

        var changes = Diff(
            before is null ? null : ChannelWire.ToJson(before),
            after is null ? null : ChannelWire.ToJson(after)
        );
        Write(world, channel.Guild, action, actor, channel.Id, reason, changes, options);
    }

    /// <param name="isGone">The invite's values are the old ones.</param>
    public static void Invited(Universe world, SimInvite invite, SimUser actor, bool isGone, string? reason)
    {
        var changes = new JsonArray();
        foreach (
            var (key, value) in new (string, JsonNode)[]
            {
                ("code", invite.Code),
                ("channel_id", invite.Channel.Id.Text()),
                ("inviter_id", invite.Inviter.Id.Text()),
                ("max_uses", invite.MaxUses),
                ("uses", invite.Uses),
                ("max_age", invite.MaxAge),
                ("temporary", invite.IsTemporary),
            }
        )
        {
            changes.Add((JsonNode)(isGone ? Change(key, value, null) : Change(key, null, value)));
        }

        var action = isGone ? AuditAction.InviteDelete : AuditAction.InviteCreate;
        Write(world, invite.Channel.Guild!, action, actor, null, reason, changes);
    }

    /// <summary>What differs, field by field; a side that is null did not exist.</summary>
    public static JsonArray Diff(JsonObject? before, JsonObject? after)
    {
        var changes = new JsonArray();
        var names = (before ?? []).Select(p => p.Key).Union((after ?? []).Select(p => p.Key));
        foreach (var name in names.Where(n => !Unaudited.Contains(n)))
        {
            var (old, now) = (before?[name], after?[name]);
            if (!JsonNode.DeepEquals(old, now))
            {
                changes.Add((JsonNode)Change(name, old, now));
            }
        }

        return changes;
    }

    public static JsonObject Change(string key, JsonNode? before, JsonNode? after)
    {
        var change = new JsonObject { ["key"] = key };
        if (before is not null)
        {
            change["old_value"] = before.DeepClone();
        }

        if (after is not null)
        {
            change["new_value"] = after.DeepClone();
        }

        return change;
    }
}
