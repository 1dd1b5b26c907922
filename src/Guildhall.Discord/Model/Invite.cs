namespace Guildhall.Discord.Model;

/// <summary>Source: https://discord.com/developers/docs/resources/invite#invite-object</summary>
public sealed record Invite
{
    public string Code
    {
        get => field ?? "";
        init;
    }

    /// <summary>0 guild, 1 group message, 2 friend.</summary>
    public int Type { get; init; }

    /// <summary>Name and picture only.</summary>
    public Guild? Guild { get; init; }

    /// <summary>Name and type only.</summary>
    public Channel? Channel { get; init; }

    public User? Inviter { get; init; }

    public int? ApproximateMemberCount { get; init; }

    /// <summary>Null for one that does not end.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Only in the lists of those who may manage it.</summary>
    public int? Uses { get; init; }

    /// <summary>0: without end.</summary>
    public int? MaxUses { get; init; }

    /// <summary>Seconds; 0: without end.</summary>
    public int? MaxAge { get; init; }

    /// <summary>Members who came by it are removed when they go offline without a role.</summary>
    public bool? Temporary { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }
}
