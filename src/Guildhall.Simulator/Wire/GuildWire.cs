using System.Text.Json.Nodes;
using Guildhall.Simulator.State;

namespace Guildhall.Simulator.Wire;

internal static class GuildWire
{
    // Kept settings overrule these.
    private static readonly Dictionary<string, JsonNode?> Defaults = new()
    {
        ["icon"] = null,
        ["home_header"] = null,
        ["splash"] = null,
        ["discovery_splash"] = null,
        ["banner"] = null,
        ["application_id"] = null,
        ["region"] = "deprecated",
        ["afk_channel_id"] = null,
        ["afk_timeout"] = 300,
        ["system_channel_flags"] = 0,
        ["default_message_notifications"] = 0,
        ["mfa_level"] = 0,
        ["explicit_content_filter"] = 0,
        ["max_presences"] = null,
        ["max_members"] = 500_000,
        ["max_stage_video_channel_users"] = 50,
        ["max_video_channel_users"] = 25,
        ["vanity_url_code"] = null,
        ["premium_tier"] = 0,
        ["premium_subscription_count"] = 0,
        ["preferred_locale"] = "en-US",
        ["safety_alerts_channel_id"] = null,
        ["public_updates_channel_id"] = null,
        ["premium_progress_bar_enabled"] = false,
        ["nsfw"] = false,
        ["nsfw_level"] = 0,
    };

    public static JsonObject ToJson(this SimGuild guild)
    {
        var json = new JsonObject
        {
            ["id"] = guild.Id.Text(),
            ["name"] = guild.Name,
            ["description"] = guild.Description,
            ["features"] = (guild.Extra["features"] ?? new JsonArray()).DeepClone(),
            ["owner_id"] = guild.OwnerId.Text(),
            ["system_channel_id"] = guild.SystemChannelId.Text(),
            ["rules_channel_id"] = guild.RulesChannelId.Text(),
            ["widget_enabled"] = guild.IsWidgetOn,
            ["widget_channel_id"] = guild.WidgetChannelId.Text(),
            ["verification_level"] = guild.VerificationLevel,
            ["roles"] = guild.Roles.Values.OrderBy(r => r.Position).ThenBy(r => r.Id).Select(ToJson).ToJsonArray(),
            ["emojis"] = guild.Emojis.Values.Select(e => e.ToJson()).ToJsonArray(),
            ["stickers"] = guild.Stickers.Values.Select(s => s.ToJson()).ToJsonArray(),
            ["incidents_data"] = IncidentsJson(guild),
        };
        foreach (var (name, value) in Defaults)
        {
            json[name] = (guild.Extra.TryGetPropertyValue(name, out var kept) ? kept : value)?.DeepClone();
        }

        return json;
    }

    /// <summary>Null while nothing is paused.</summary>
    public static JsonObject? IncidentsJson(this SimGuild guild) =>
        guild is { InvitesPausedUntil: null, DmsPausedUntil: null }
            ? null
            : new()
            {
                ["invites_disabled_until"] = guild.InvitesPausedUntil.Iso(),
                ["dms_disabled_until"] = guild.DmsPausedUntil.Iso(),
            };

    /// <summary>GUILD_CREATE, as this bot may see it.</summary>
    public static JsonObject ToCreateJson(this SimGuild guild, Universe world, SimBot bot, bool seesPresences)
    {
        var own = guild.Members[bot.User.Id];
        var members = guild.Members.Values.Where(m => seesPresences || m == own || guild.Members.Count <= 50);
        return guild
            .ToJson()
            .With(
                ("unavailable", false),
                ("joined_at", own.JoinedAt.Iso()),
                ("large", guild.Members.Count > 250),
                ("member_count", guild.Members.Count),
                ("members", members.Select(m => m.ToJson()).ToJsonArray()),
                ("channels", guild.TopLevelChannels.Select(c => c.ToJson()).ToJsonArray()),
                ("threads", SeenThreads(guild, world, bot).Select(c => c.ToJson()).ToJsonArray()),
                ("presences", seesPresences ? Presences(guild) : []),
                ("voice_states", guild.VoiceStates.Values.Select(v => WithoutGuild(v.ToJson())).ToJsonArray()),
                ("stage_instances", guild.Stages.Values.Select(s => s.ToJson()).ToJsonArray()),
                ("guild_scheduled_events", Upcoming(guild).Select(e => e.ToJson(guild)).ToJsonArray()),
                ("soundboard_sounds", guild.Sounds.Values.Select(s => s.ToJson(guild)).ToJsonArray())
            );
    }

    public static JsonObject ToPresenceJson(this SimMember member, SimGuild guild) =>
        new()
        {
            ["user"] = new JsonObject { ["id"] = member.User.Id.Text() },
            ["guild_id"] = guild.Id.Text(),
            ["status"] = member.Status,
            ["activities"] = member.Activities?.DeepClone() ?? new JsonArray(),
            ["client_status"] =
                member.Status == "offline" ? new JsonObject() : new JsonObject { ["desktop"] = member.Status },
        };

    public static JsonObject ToJson(this SimRole role)
    {
        var json = new JsonObject
        {
            ["id"] = role.Id.Text(),
            ["name"] = role.Name,
            ["permissions"] = role.Permissions.Text(),
            ["position"] = role.Position,
            ["color"] = role.Color,
            ["colors"] = new JsonObject
            {
                ["primary_color"] = role.Color,
                ["secondary_color"] = null,
                ["tertiary_color"] = null,
            },
            ["hoist"] = role.IsHoisted,
            ["managed"] = role.BotId is not null,
            ["mentionable"] = role.IsMentionable,
            ["icon"] = null,
            ["unicode_emoji"] = null,
            ["flags"] = 0,
        };
        if (role.BotId is { } bot)
        {
            json["tags"] = new JsonObject { ["bot_id"] = bot.Text() };
        }

        return json;
    }

    public static JsonObject ToJson(this SimBan ban) => new() { ["user"] = ban.User.ToJson(), ["reason"] = ban.Reason };

    public static JsonObject ToJson(this SimAuditEntry entry)
    {
        var json = new JsonObject
        {
            ["id"] = entry.Id.Text(),
            ["action_type"] = (int)entry.Action,
            ["user_id"] = entry.Actor.Id.Text(),
            ["target_id"] = entry.TargetId.Text(),
        };
        if (entry.Changes.Count > 0)
        {
            json["changes"] = entry.Changes.Copy();
        }

        if (entry.Options is { } options)
        {
            json["options"] = options.Copy();
        }

        if (entry.Reason is { } reason)
        {
            json["reason"] = reason;
        }

        return json;
    }

    private static JsonObject WithoutGuild(JsonObject json)
    {
        json.Remove("guild_id");
        return json;
    }

    private static IEnumerable<SimScheduledEvent> Upcoming(SimGuild guild) =>
        guild.ScheduledEvents.Values.Where(e => e.Status is SimScheduledEvent.Scheduled or SimScheduledEvent.Active);

    private static IEnumerable<SimChannel> SeenThreads(SimGuild guild, Universe world, SimBot bot) =>
        guild.Threads.Where(t => !t.Thread!.IsArchived && world.Sees(bot.User.Id, t));

    private static JsonArray Presences(SimGuild guild) =>
        guild.Members.Values.Where(m => m.Status != "offline").Select(m => m.ToPresenceJson(guild)).ToJsonArray();
}
