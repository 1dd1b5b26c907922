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

    /// <summary>Only in the gateway's event.</summary>
    public Snowflake<Guild>? GuildId { get; init; }
}
