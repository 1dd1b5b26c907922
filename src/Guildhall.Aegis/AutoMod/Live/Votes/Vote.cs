using Guildhall.Aegis.AutoMod.Engine;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.AutoMod.Live.Votes;

/// <summary>A hit that staff decide together.</summary>
internal sealed record Vote
{
    public required Snowflake<Guild> GuildId { get; init; }

    public required long VoteId { get; init; }

    public required Snowflake<AnyEntity> SubjectId { get; init; }

    public required string Rule { get; init; }

    public required Snowflake<User> UserId { get; init; }

    public required string UserName { get; init; }

    /// <summary>Where it happened.</summary>
    public required Snowflake<Channel> ChannelId { get; init; }

    public string? Matched { get; init; }

    public required string State { get; init; }

    /// <summary>So many equal votes decide.</summary>
    public required long Quorum { get; init; }

    public string? Choice { get; init; }

    public Snowflake<User>? DecidedBy { get; init; }

    public string? DecidedByName { get; init; }

    /// <summary>What became of the decision, in words.</summary>
    public string? Outcome { get; init; }

    public long? CaseNumber { get; init; }

    public Snowflake<Channel>? PostedChannelId { get; init; }

    public Snowflake<Message>? PostedMessageId { get; init; }

    public required long Version { get; init; }

    public required long ShownVersion { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public bool IsOpen => State == VoteState.Open;

    /// <summary>The same for the same hit, however often its job runs.</summary>
    public static long IdOf(ActOnHitJob job) => (long)(Keys.Of($"{job.Subject}:{job.Rule}") & long.MaxValue);
}

/// <summary>As it is stored.</summary>
internal static class VoteState
{
    public const string Open = "open";
    public const string Decided = "decided";
    public const string Expired = "expired";
}

internal sealed record Ballot(Snowflake<User> VoterId, string VoterName, string Choice);
