using Guildhall.Discord.Model;

namespace Guildhall.Discord.Rest;

public sealed record AuditLog
{
    public IReadOnlyList<AuditLogEntry> AuditLogEntries
    {
        get => field ?? [];
        init;
    }

    public IReadOnlyList<User> Users
    {
        get => field ?? [];
        init;
    }

    public IReadOnlyList<Webhook> Webhooks
    {
        get => field ?? [];
        init;
    }

    public IReadOnlyList<Channel> Threads
    {
        get => field ?? [];
        init;
    }
}

/// <summary>Source: https://discord.com/developers/docs/resources/audit-log#audit-log-entry-object</summary>
public sealed record AuditLogEntry
{
    public Snowflake<AuditLogEntry> Id { get; init; }

    /// <summary>Who did it.</summary>
    public Snowflake<User>? UserId { get; init; }

    /// <summary>What it was done to; the kind follows from <see cref="ActionType"/>.</summary>
    public Snowflake<AnyEntity>? TargetId { get; init; }

    public int ActionType { get; init; }

    public string? Reason { get; init; }

    public IReadOnlyList<AuditLogChange> Changes
    {
        get => field ?? [];
        init;
    }

    /// <summary>What the change list has no place for; which ones are set follows from the kind.</summary>
    public AuditLogOptions? Options { get; init; }

    /// <summary>Only in the gateway's event.</summary>
    public Snowflake<Guild>? GuildId { get; init; }
}

/// <param name="Key"><c>nick</c>, <c>$add</c>, <c>communication_disabled_until</c>.</param>
/// <param name="NewValue">Absent where the property was taken away.</param>
public sealed record AuditLogChange(string? Key, RawJson? NewValue = null, RawJson? OldValue = null);

/// <summary>Source: https://discord.com/developers/docs/resources/audit-log#audit-log-entry-object-optional-audit-entry-info</summary>
public sealed record AuditLogOptions
{
    public Snowflake<Channel>? ChannelId { get; init; }

    public Snowflake<Message>? MessageId { get; init; }

    /// <summary>How many were affected.</summary>
    public int? Count { get; init; }

    /// <summary>Of a prune.</summary>
    public int? DeleteMemberDays { get; init; }

    public int? MembersRemoved { get; init; }

    /// <summary>The overwritten role or member.</summary>
    public Snowflake<AnyEntity>? Id { get; init; }

    /// <summary>0 role, 1 member.</summary>
    public string? Type { get; init; }

    public string? RoleName { get; init; }

    public string? AutoModerationRuleName { get; init; }

    public string? AutoModerationRuleTriggerType { get; init; }

    public string? IntegrationType { get; init; }
}

/// <summary>Null means all.</summary>
public sealed record AuditLogFilter
{
    /// <summary>Who did it.</summary>
    public Snowflake<User>? User { get; init; }

    /// <summary>What it was done to.</summary>
    public Snowflake<AnyEntity>? Target { get; init; }

    /// <summary>Of Discord's audit log events.</summary>
    public int? ActionType { get; init; }

    public static AuditLogFilter All { get; } = new();
}
