using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Raids.Cleanup;

/// <summary>Somebody who joined, as it was written down.</summary>
internal sealed record Newcomer(
    Snowflake<User> UserId,
    string Name,
    bool HasAvatar,
    int Suspicion,
    DateTimeOffset JoinedAt
);
