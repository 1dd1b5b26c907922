using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Raids;

/// <summary>A time in which a guild was more alert than usual; the newest one says how alert it is now.</summary>
internal sealed record Raid
{
    public required Snowflake<Guild> GuildId { get; init; }

    /// <summary>Counts from 1 in each guild.</summary>
    public required long Number { get; init; }

    public required RaidLevel Level { get; init; }

    /// <summary>The highest that it has had.</summary>
    public required RaidLevel TopLevel { get; init; }

    /// <summary>As audit rows name an actor.</summary>
    public required string OpenedBy { get; init; }

    public required string OpenedByName { get; init; }

    /// <summary>What was counted, or what staff wrote.</summary>
    public required string Why { get; init; }

    /// <summary>Who joined from here on belongs to it.</summary>
    public required DateTimeOffset JoinsFrom { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public string? EndedByName { get; init; }

    /// <summary>When staff said that it is over: joins up to here raise no level any more, later ones do at once.</summary>
    public DateTimeOffset? QuietUntil { get; init; }

    /// <summary>As Discord was asked; null where it was not, or no more.</summary>
    public DateTimeOffset? InvitesPausedUntil { get; init; }

    public DateTimeOffset? DmsPausedUntil { get; init; }

    /// <summary>Why Discord would not pause them; for staff.</summary>
    public string? PauseProblem { get; init; }

    public Snowflake<Channel>? AlertChannelId { get; init; }

    public Snowflake<Message>? AlertMessageId { get; init; }

    /// <summary>The version that the alert shows.</summary>
    public long AlertVersion { get; init; }

    public required long Version { get; init; }

    public bool IsOpenAt(DateTimeOffset now) => EndedAt is null && now < ExpiresAt;

    /// <summary>How alert the guild is. An expired level is none, whether or not its job has run.</summary>
    public RaidLevel LevelAt(DateTimeOffset now) => IsOpenAt(now) ? Level : RaidLevel.Normal;

    /// <summary>Who belongs to it joined before this.</summary>
    public DateTimeOffset JoinsUntil => EndedAt is { } ended && ended < ExpiresAt ? ended : ExpiresAt;
}
