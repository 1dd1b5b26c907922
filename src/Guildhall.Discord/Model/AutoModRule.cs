namespace Guildhall.Discord.Model;

/// <summary>A rule that Discord itself enforces.
/// Source: https://discord.com/developers/docs/resources/auto-moderation#auto-moderation-rule-object</summary>
public sealed record AutoModRule
{
    public Snowflake<AutoModRule> Id { get; init; }

    public Snowflake<Guild> GuildId { get; init; }

    public string Name
    {
        get => field ?? "";
        init;
    }

    public Snowflake<User> CreatorId { get; init; }

    public AutoModEvent EventType { get; init; }

    public AutoModTrigger TriggerType { get; init; }

    public AutoModMetadata? TriggerMetadata { get; init; }

    public IReadOnlyList<AutoModAction> Actions
    {
        get => field ?? [];
        init;
    }

    public bool Enabled { get; init; }

    public IReadOnlyList<Snowflake<Role>> ExemptRoles
    {
        get => field ?? [];
        init;
    }

    public IReadOnlyList<Snowflake<Channel>> ExemptChannels
    {
        get => field ?? [];
        init;
    }
}

/// <summary>Which fields are set follows from the trigger.</summary>
public sealed record AutoModMetadata
{
    /// <summary>Up to 1,000 of up to 60 characters; <c>*</c> at an end matches parts of words.</summary>
    public IReadOnlyList<string>? KeywordFilter { get; init; }

    /// <summary>Up to 10 of up to 260 characters; Rust's dialect.</summary>
    public IReadOnlyList<string>? RegexPatterns { get; init; }

    /// <summary>1 profanity, 2 sexual content, 3 slurs.</summary>
    public IReadOnlyList<int>? Presets { get; init; }

    public IReadOnlyList<string>? AllowList { get; init; }

    /// <summary>Distinct users and roles in a message, 0–50.</summary>
    public int? MentionTotalLimit { get; init; }

    public bool? MentionRaidProtectionEnabled { get; init; }
}

public sealed record AutoModAction
{
    public AutoModActionType Type { get; init; }

    public AutoModActionMetadata? Metadata { get; init; }

    /// <param name="customMessage">Up to 150 characters; shown to whoever wrote it.</param>
    public static AutoModAction BlockMessage(string? customMessage) =>
        new()
        {
            Type = AutoModActionType.BlockMessage,
            Metadata = new() { CustomMessage = customMessage },
        };

    public static AutoModAction Alert(Snowflake<Channel> channel) =>
        new()
        {
            Type = AutoModActionType.SendAlertMessage,
            Metadata = new() { ChannelId = channel },
        };

    /// <param name="duration">Up to 28 days.</param>
    public static AutoModAction TimeOut(TimeSpan duration) =>
        new()
        {
            Type = AutoModActionType.Timeout,
            Metadata = new() { DurationSeconds = (int)duration.TotalSeconds },
        };
}

public sealed record AutoModActionMetadata
{
    public Snowflake<Channel>? ChannelId { get; init; }

    public int? DurationSeconds { get; init; }

    public string? CustomMessage { get; init; }
}

public enum AutoModEvent
{
    MessageSend = 1,
    MemberUpdate = 2,
}

public enum AutoModTrigger
{
    Keyword = 1,
    Spam = 3,
    KeywordPreset = 4,
    MentionSpam = 5,
    MemberProfile = 6,
}

public enum AutoModActionType
{
    BlockMessage = 1,
    SendAlertMessage = 2,
    Timeout = 3,
    BlockMemberInteraction = 4,
}
