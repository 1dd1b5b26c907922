namespace Guildhall.Aegis.Raids.Joins;

/// <summary>One join as it is stored; numbers as the database has them.</summary>
internal sealed record JoinRow(
    long Guild,
    long User,
    long JoinedAt,
    string Name,
    int HasAvatar,
    int Suspicion,
    string? Invite
);
