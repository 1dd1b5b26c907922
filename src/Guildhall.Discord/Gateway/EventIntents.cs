using Guildhall.Discord.Model;

namespace Guildhall.Discord.Gateway;

/// <summary>Which intents bring which events. Source: https://discord.com/developers/docs/events/gateway#list-of-intents</summary>
internal static class EventIntents
{
    // Any one of these brings the event; what is not named here comes without.
    private static readonly (Intents AnyOf, string[] Types)[] table =
    [
        (
            Intents.Guilds,
            [
                "GUILD_CREATE",
                "GUILD_UPDATE",
                "GUILD_DELETE",
                "GUILD_ROLE_CREATE",
                "GUILD_ROLE_UPDATE",
                "GUILD_ROLE_DELETE",
                "CHANNEL_CREATE",
                "CHANNEL_UPDATE",
                "CHANNEL_DELETE",
                "THREAD_CREATE",
                "THREAD_UPDATE",
                "THREAD_DELETE",
                "THREAD_LIST_SYNC",
                "THREAD_MEMBER_UPDATE",
                "STAGE_INSTANCE_CREATE",
                "STAGE_INSTANCE_UPDATE",
                "STAGE_INSTANCE_DELETE",
            ]
        ),
        (Intents.Guilds | Intents.DirectMessages, ["CHANNEL_PINS_UPDATE"]),
        (Intents.Guilds | Intents.GuildMembers, ["THREAD_MEMBERS_UPDATE"]),
        (Intents.GuildMembers, ["GUILD_MEMBER_ADD", "GUILD_MEMBER_UPDATE", "GUILD_MEMBER_REMOVE"]),
        (Intents.GuildModeration, ["GUILD_AUDIT_LOG_ENTRY_CREATE", "GUILD_BAN_ADD", "GUILD_BAN_REMOVE"]),
        (
            Intents.GuildExpressions,
            [
                "GUILD_EMOJIS_UPDATE",
                "GUILD_STICKERS_UPDATE",
                "GUILD_SOUNDBOARD_SOUND_CREATE",
                "GUILD_SOUNDBOARD_SOUND_UPDATE",
                "GUILD_SOUNDBOARD_SOUND_DELETE",
                "GUILD_SOUNDBOARD_SOUNDS_UPDATE",
            ]
        ),
        (
            Intents.GuildIntegrations,
            ["GUILD_INTEGRATIONS_UPDATE", "INTEGRATION_CREATE", "INTEGRATION_UPDATE", "INTEGRATION_DELETE"]
        ),
        (Intents.GuildWebhooks, ["WEBHOOKS_UPDATE"]),
        (Intents.GuildInvites, ["INVITE_CREATE", "INVITE_DELETE"]),
        (Intents.GuildVoiceStates, ["VOICE_STATE_UPDATE", "VOICE_CHANNEL_EFFECT_SEND"]),
        (Intents.GuildPresences, ["PRESENCE_UPDATE"]),
        (Intents.GuildMessages, ["MESSAGE_DELETE_BULK"]),
        (Intents.GuildMessages | Intents.DirectMessages, ["MESSAGE_CREATE", "MESSAGE_UPDATE", "MESSAGE_DELETE"]),
        (
            Intents.GuildMessageReactions | Intents.DirectMessageReactions,
            [
                "MESSAGE_REACTION_ADD",
                "MESSAGE_REACTION_REMOVE",
                "MESSAGE_REACTION_REMOVE_ALL",
                "MESSAGE_REACTION_REMOVE_EMOJI",
            ]
        ),
        (Intents.GuildMessageTyping | Intents.DirectMessageTyping, ["TYPING_START"]),
        (
            Intents.GuildScheduledEvents,
            [
                "GUILD_SCHEDULED_EVENT_CREATE",
                "GUILD_SCHEDULED_EVENT_UPDATE",
                "GUILD_SCHEDULED_EVENT_DELETE",
                "GUILD_SCHEDULED_EVENT_USER_ADD",
                "GUILD_SCHEDULED_EVENT_USER_REMOVE",
            ]
        ),
        (
            Intents.AutoModerationConfiguration,
            ["AUTO_MODERATION_RULE_CREATE", "AUTO_MODERATION_RULE_UPDATE", "AUTO_MODERATION_RULE_DELETE"]
        ),
        (Intents.AutoModerationExecution, ["AUTO_MODERATION_ACTION_EXECUTION"]),
        (Intents.GuildMessagePolls | Intents.DirectMessagePolls, ["MESSAGE_POLL_VOTE_ADD", "MESSAGE_POLL_VOTE_REMOVE"]),
    ];

    /// <summary>Every event name that some intent brings, with the intents of which any brings it.</summary>
    public static IEnumerable<(string Type, Intents AnyOf)> All =>
        table.SelectMany(row => row.Types.Select(type => (type, row.AnyOf)));

    /// <summary>A subscriber that would wait in vain is a mistake to hear of at the start.</summary>
    /// <exception cref="InvalidOperationException">It wants events that these intents do not bring.</exception>
    public static void Check(IGatewaySubscriber subscriber, Intents intents)
    {
        // Who takes whatever comes, even what no Discord sends, waits for nothing in particular.
        if (subscriber.Wants("GUILDHALL_NO_SUCH_EVENT"))
        {
            return;
        }

        var missing = All.Where(row => (row.AnyOf & intents) == 0 && subscriber.Wants(row.Type))
            .Select(row => $"{row.Type} needs {row.AnyOf.ToString().Replace(", ", " or ", StringComparison.Ordinal)}")
            .ToList();
        if (missing.Count > 0)
        {
            throw new InvalidOperationException(
                $"Events are listened to that the intents ({intents}) do not bring: {string.Join("; ", missing)}."
            );
        }
    }
}
