using Guildhall.Discord.Model;

namespace Guildhall.Core.Webhooks;

/// <summary>An address that hears of a guild's events.</summary>
public sealed record Webhook
{
    public required Snowflake<Guild> GuildId { get; init; }

    /// <summary>1–32 of a–z, 0–9 and inner hyphens; unique in the guild.</summary>
    public required string Name { get; init; }

    public required string Url { get; init; }

    /// <summary>Sealed.</summary>
    public required byte[] Secret { get; init; }

    /// <summary>Families by comma.</summary>
    public required string Events { get; init; }

    /// <summary><c>on</c> or <c>off</c>.</summary>
    public required string State { get; init; }

    public DateTimeOffset MadeAt { get; init; }

    /// <summary>Null while the last call was taken.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    public DateTimeOffset? DisabledAt { get; init; }

    public bool IsOn => State == "on";
}

/// <summary>One event for one webhook.</summary>
public sealed record WebhookDelivery
{
    public required Snowflake<Guild> GuildId { get; init; }

    public required string Id { get; init; }

    public required string Webhook { get; init; }

    public required string Event { get; init; }

    /// <summary>Null once it was delivered.</summary>
    public string? Body { get; init; }

    /// <summary><c>pending</c>, <c>delivered</c> or <c>dead</c>.</summary>
    public required string State { get; init; }

    /// <summary>Since it was made, or asked for again.</summary>
    public int Attempts { get; init; }

    public int Replays { get; init; }

    public DateTimeOffset MadeAt { get; init; }

    public DateTimeOffset? FirstAt { get; init; }

    public DateTimeOffset? LastAt { get; init; }

    public DateTimeOffset? NextAt { get; init; }

    public int? LastStatus { get; init; }

    public string? LastError { get; init; }
}
