using System.Text.Json.Serialization;
using Guildhall.Discord.Model;

namespace Guildhall.Discord.Rest;

/// <summary>Source: https://discord.com/developers/docs/resources/auto-moderation#create-auto-moderation-rule</summary>
public sealed record CreateAutoModRule
{
    /// <summary>1–100 characters.</summary>
    public required string Name { get; init; }

    public AutoModEvent EventType { get; init; } = AutoModEvent.MessageSend;

    public required AutoModTrigger TriggerType { get; init; }

    public AutoModMetadata? TriggerMetadata { get; init; }

    /// <summary>1–5.</summary>
    public required IReadOnlyList<AutoModAction> Actions { get; init; }

    /// <summary>No where absent.</summary>
    public bool? Enabled { get; init; }

    /// <summary>Up to 20.</summary>
    public IReadOnlyList<Snowflake<Role>>? ExemptRoles { get; init; }

    /// <summary>Up to 50.</summary>
    public IReadOnlyList<Snowflake<Channel>>? ExemptChannels { get; init; }
}

/// <summary>The trigger's kind stays what it is.</summary>
public sealed record ModifyAutoModRule
{
    /// <summary>1–100 characters.</summary>
    public string? Name { get; init; }

    public AutoModEvent? EventType { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<AutoModMetadata?> TriggerMetadata { get; init; }

    /// <summary>1–5.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<IReadOnlyList<AutoModAction>?> Actions { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<bool?> Enabled { get; init; }

    /// <summary>Up to 20.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<IReadOnlyList<Snowflake<Role>>?> ExemptRoles { get; init; }

    /// <summary>Up to 50.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<IReadOnlyList<Snowflake<Channel>>?> ExemptChannels { get; init; }
}
