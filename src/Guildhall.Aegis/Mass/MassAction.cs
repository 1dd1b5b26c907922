using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Mass;

/// <summary>One mass action as it stands in the database.</summary>
/// <param name="MassId">Of the interaction that asked for it.</param>
/// <param name="Order">JSON of <see cref="MassOrder"/>.</param>
internal sealed record MassAction(
    Snowflake<Guild> GuildId,
    long MassId,
    string State,
    string Order,
    Snowflake<User> ActorId,
    string ActorName,
    DateTimeOffset BegunAt,
    DateTimeOffset? EndedAt,
    Snowflake<Channel>? LogChannelId,
    Snowflake<Message>? LogMessageId
)
{
    /// <summary>Whom it means is being found out.</summary>
    public const string Collecting = "collecting";

    /// <summary>It waits for a click.</summary>
    public const string Previewed = "previewed";

    public const string Running = "running";
    public const string Ended = "ended";
    public const string Undoing = "undoing";
    public const string Undone = "undone";

    /// <summary>What all its cases have in common.</summary>
    public string Batch => $"mass:{MassId}";

    /// <summary>One case for each person, however often it is begun.</summary>
    public string KeyOf(Snowflake<User> user) => $"mass:{MassId}:{user}";

    public string UndoKeyOf(Snowflake<User> user) => $"mass-undo:{MassId}:{user}";
}

/// <param name="Outcome">One of the constants.</param>
/// <param name="Code">Of the refusal.</param>
internal sealed record MassTarget(
    int Position,
    Snowflake<User> UserId,
    string UserName,
    string Outcome,
    string? Code,
    long? CaseNumber
)
{
    public const string Waiting = "waiting";
    public const string Done = "done";
    public const string Refused = "refused";
    public const string Undone = "undone";

    /// <summary>Taken back, or found to be taken back already.</summary>
    public const string Kept = "kept";
}
