using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Channels.Purges;

/// <summary>One purge as it stands in the database.</summary>
/// <param name="PurgeId">Of the interaction that asked for it.</param>
/// <param name="Order">JSON of <see cref="PurgeOrder"/>.</param>
/// <param name="Plan">JSON of <see cref="PurgePlan"/>; null until the channel was looked through.</param>
/// <param name="Done">Of the plan's messages, how many have been deleted.</param>
/// <param name="Failure">Why it ended before its end, for staff; null where it did not.</param>
internal sealed record Purge(
    Snowflake<Guild> GuildId,
    long PurgeId,
    string ActorId,
    string ActorName,
    string Order,
    string? Plan,
    int Done,
    string? Failure,
    DateTimeOffset? EndedAt
);
