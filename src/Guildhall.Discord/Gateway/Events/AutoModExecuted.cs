using Guildhall.Discord.Model;

namespace Guildhall.Discord.Gateway.Events;

/// <summary>AUTO_MODERATION_ACTION_EXECUTION.
/// Source: https://discord.com/developers/docs/events/gateway-events#auto-moderation-action-execution</summary>
public sealed record AutoModExecuted
{
    public Snowflake<Guild> GuildId { get; init; }

    public AutoModAction Action
    {
        get => field ?? new();
        init;
    }

    public Snowflake<AnyEntity> RuleId { get; init; }

    public int RuleTriggerType { get; init; }

    public Snowflake<User> UserId { get; init; }

    public Snowflake<Channel>? ChannelId { get; init; }

    /// <summary>Null when the message was blocked.</summary>
    public Snowflake<Message>? MessageId { get; init; }

    public Snowflake<Message>? AlertSystemMessageId { get; init; }

    /// <summary>Empty without the message-content intent.</summary>
    public string Content
    {
        get => field ?? "";
        init;
    }

    public string? MatchedKeyword { get; init; }

    public string? MatchedContent { get; init; }
}

/// <summary>What AutoMod did.</summary>
public sealed record AutoModAction
{
    /// <summary>1 blocks the message, 2 sends an alert, 3 times the member out, 4 blocks the member's interaction.</summary>
    public int Type { get; init; }

    public AutoModActionMetadata? Metadata { get; init; }
}

public sealed record AutoModActionMetadata
{
    /// <summary>Where the alert goes.</summary>
    public Snowflake<Channel>? ChannelId { get; init; }

    /// <summary>0–2,419,200.</summary>
    public int? DurationSeconds { get; init; }

    /// <summary>Up to 150 characters, shown to the member.</summary>
    public string? CustomMessage { get; init; }
}
