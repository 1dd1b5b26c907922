using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Appeals;

/// <summary>Somebody asks that a case of theirs be lifted. Numbers count from 1 in each guild.</summary>
internal sealed record Appeal
{
    public required Snowflake<Guild> GuildId { get; init; }

    public required long Number { get; init; }

    public required long CaseNumber { get; init; }

    public required Snowflake<User> AppellantId { get; init; }

    public required string AppellantName { get; init; }

    public required AppealState State { get; init; }

    /// <summary>1–1,000 characters.</summary>
    public required string Text { get; init; }

    /// <summary>JSON of <see cref="AppealAnswer"/>s, with the questions as they were asked.</summary>
    public required string Answers { get; init; }

    /// <summary>The how many-eth of its case.</summary>
    public required int Attempt { get; init; }

    public Snowflake<User>? DecidedById { get; init; }

    public string? DecidedByName { get; init; }

    public string? DecisionReason { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    public required AppealLift Lift { get; init; }

    /// <summary>Why it could not be lifted yet, for staff.</summary>
    public string? LiftFailure { get; init; }

    public Snowflake<Channel>? ChannelId { get; init; }

    public Snowflake<Message>? MessageId { get; init; }

    /// <summary>The version that the message to staff shows; 0 for none.</summary>
    public long ShownVersion { get; init; }

    public required long Version { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public bool IsOpen => State is AppealState.Pending or AppealState.NeedsInfo;
}

/// <summary>Stored by its name in lower case.</summary>
internal enum AppealState
{
    Pending,

    /// <summary>Staff asked something and wait for the answer.</summary>
    NeedsInfo,
    Approved,
    Denied,
    Withdrawn,
}

/// <summary>What became of the punishment, once an appeal is approved.</summary>
internal enum AppealLift
{
    None,
    Pending,
    Done,

    /// <summary>It had ended by itself, or somebody was faster.</summary>
    Ended,
    Failed,
}

/// <summary>What was said after the appeal was made.</summary>
internal sealed record AppealEntry(
    long Position,
    EntryKind Kind,
    Snowflake<User> AuthorId,
    string AuthorName,
    string Text,
    DateTimeOffset WrittenAt
);

internal enum EntryKind
{
    /// <summary>Of staff to the appellant.</summary>
    Question,

    /// <summary>Of the appellant.</summary>
    Answer,

    /// <summary>Among staff.</summary>
    Comment,
}

internal sealed record AppealVote(Snowflake<User> VoterId, string VoterName, bool IsFor);

internal sealed record AppealAnswer(string Question, string Answer);
