namespace Guildhall.Discord.Model;

/// <summary>A server. Lists are filled by GUILD_CREATE; REST gives roles and emojis only.
/// Source: https://discord.com/developers/docs/resources/guild#guild-object</summary>
public sealed record Guild
{
    public Snowflake<Guild> Id { get; init; }

    public string Name
    {
        get => field ?? "";
        init;
    }

    public string? Icon { get; init; }

    public string? Description { get; init; }

    public Snowflake<User> OwnerId { get; init; }

    /// <summary>An outage, not a removal.</summary>
    public bool Unavailable { get; init; }

    public bool Large { get; init; }

    public DateTimeOffset? JoinedAt { get; init; }

    public int? MemberCount { get; init; }

    public int? ApproximateMemberCount { get; init; }

    public string? PreferredLocale { get; init; }

    public int VerificationLevel { get; init; }

    /// <summary>1: moderators need two-factor authentication.</summary>
    public int MfaLevel { get; init; }

    public int PremiumTier { get; init; }

    public Snowflake<Channel>? SystemChannelId { get; init; }

    public Snowflake<Channel>? RulesChannelId { get; init; }

    /// <summary>Null while nothing is paused and nothing was detected.</summary>
    public IncidentsData? IncidentsData { get; init; }

    public IReadOnlyList<string> Features
    {
        get => field ?? [];
        init;
    }

    public IReadOnlyList<Role> Roles
    {
        get => field ?? [];
        init;
    }

    public IReadOnlyList<Emoji> Emojis
    {
        get => field ?? [];
        init;
    }

    public IReadOnlyList<Channel> Channels
    {
        get => field ?? [];
        init;
    }

    public IReadOnlyList<Channel> Threads
    {
        get => field ?? [];
        init;
    }

    public IReadOnlyList<Member> Members
    {
        get => field ?? [];
        init;
    }
}
