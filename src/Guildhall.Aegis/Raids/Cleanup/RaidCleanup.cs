using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Raids.Cleanup;

/// <summary>A choice of newcomers and what is done to them.</summary>
internal sealed record RaidCleanup
{
    public required Snowflake<Guild> GuildId { get; init; }

    /// <summary>Also the batch of its cases.</summary>
    public required string Id { get; init; }

    /// <summary>Null where it belongs to none.</summary>
    public long? Raid { get; init; }

    public required Snowflake<User> AskedById { get; init; }

    public required string AskedByName { get; init; }

    /// <summary>In words.</summary>
    public required string Choice { get; init; }

    public string? Reason { get; init; }

    public TimeSpan DeleteMessages { get; init; }

    /// <summary>Of <see cref="CleanupState"/>.</summary>
    public required string State { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public DateTimeOffset? DoneAt { get; init; }
}

internal static class CleanupState
{
    public const string Planned = "planned";
    public const string Running = "running";
    public const string Done = "done";
    public const string Undoing = "undoing";
    public const string Undone = "undone";
    public const string Dropped = "dropped";
}

/// <param name="Failure">The code of what kept it from being done.</param>
internal sealed record CleanupTarget(
    Snowflake<User> UserId,
    string Name,
    long? CaseNumber,
    string State,
    string? Failure
);

internal static class TargetState
{
    public const string Planned = "planned";

    /// <summary>Its case is open, and Discord has been asked or is about to be.</summary>
    public const string Opened = "opened";
    public const string Banned = "banned";
    public const string Failed = "failed";

    /// <summary>Protected, or of too high a rank.</summary>
    public const string Spared = "spared";
    public const string Unbanned = "unbanned";

    /// <summary>Not undone: somebody else bans or unbanned the person since.</summary>
    public const string Kept = "kept";
}
