using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Channels.Purges;

/// <summary>What to delete, as it was asked for. Stored with the purge.</summary>
internal sealed record PurgeOrder
{
    public required Snowflake<Channel> Channel { get; init; }

    /// <summary>1–1,000 messages that match, the newest ones.</summary>
    public required int Count { get; init; }

    /// <summary>Only messages with smaller ids: what is posted after the command stays.</summary>
    public required Snowflake<Message> Before { get; init; }

    /// <summary>Only messages with greater ids.</summary>
    public Snowflake<Message>? After { get; init; }

    public Snowflake<User>? User { get; init; }

    /// <summary>True: only bots and webhooks; false: only people.</summary>
    public bool? Bots { get; init; }

    /// <summary>In any case.</summary>
    public string? Contains { get; init; }

    /// <summary>For the non-backtracking engine; in any case.</summary>
    public string? Regex { get; init; }

    public PurgeContent? Has { get; init; }

    /// <summary>Those that do not match, instead.</summary>
    public bool Invert { get; init; }

    public bool KeepsPins { get; init; } = true;

    /// <summary>Delete those older than 14 days too, one by one; else they are counted and stay.</summary>
    public bool DeletesOld { get; init; }

    public bool IsDryRun { get; init; }

    public string? Reason { get; init; }

    public bool HasFilter =>
        User is not null || Bots is not null || Contains is not null || Regex is not null || Has is not null;
}

internal enum PurgeContent
{
    Link,
    Invite,
    File,
    Image,
    Embed,
    Sticker,
}
