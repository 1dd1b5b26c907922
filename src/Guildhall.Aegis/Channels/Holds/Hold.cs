using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Channels.Holds;

/// <summary>A channel that is kept in a state for a while, with what it was before.</summary>
/// <param name="HoldId">The interaction that ordered it; one order may hold many channels.</param>
/// <param name="Kind"><see cref="Lock"/> or <see cref="Slowmode"/>.</param>
/// <param name="Wish">JSON of what was asked for.</param>
/// <param name="Change">JSON of what was and what is set; null until the channel was looked at.</param>
internal sealed record Hold(
    Snowflake<Guild> GuildId,
    long HoldId,
    Snowflake<Channel> ChannelId,
    string Kind,
    string State,
    string Wish,
    string? Change,
    string ActorId,
    string ActorName,
    string? Reason,
    DateTimeOffset BegunAt,
    DateTimeOffset? EndsAt,
    long? ReleaseId,
    string? Failure
)
{
    public const string Lock = "lock";
    public const string Slowmode = "slowmode";

    /// <summary>Decided, and perhaps half done: a job sees to it.</summary>
    public const string Pending = "pending";

    /// <summary>In force.</summary>
    public const string Active = "active";

    /// <summary>To be put back: a job sees to it.</summary>
    public const string Ending = "ending";

    public const string Ended = "ended";

    /// <summary>It never came into force.</summary>
    public const string Failed = "failed";
}
