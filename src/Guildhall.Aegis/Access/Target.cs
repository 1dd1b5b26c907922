using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Access;

/// <summary>Whom it is about: a member as Discord tells it now, or somebody who is not in the guild.</summary>
internal sealed record Target
{
    public required Snowflake<User> User { get; init; }

    /// <summary>The user's name at this time.</summary>
    public required string Name { get; init; }

    public bool IsBot { get; init; }

    /// <summary>In the guild right now.</summary>
    public required bool IsPresent { get; init; }

    /// <summary>Of somebody who left: the last known ones; empty for one who was never seen. Without @everyone.</summary>
    public IReadOnlyList<Snowflake<Role>> Roles { get; init; } = [];

    public DateTimeOffset? JoinedAt { get; init; }

    public DateTimeOffset? TimedOutUntil { get; init; }

    public string? Nick { get; init; }

    public GuildSubject Subject => new(User, Roles) { TimedOutUntil = TimedOutUntil };

    /// <param name="member">Where it comes with an interaction, its user stands beside it.</param>
    public static Target Of(User user, Member member) =>
        new()
        {
            User = user.Id,
            Name = user.Username,
            IsBot = user.Bot,
            IsPresent = true,
            Roles = member.Roles,
            JoinedAt = member.JoinedAt,
            TimedOutUntil = member.CommunicationDisabledUntil,
            Nick = member.Nick,
        };

    /// <param name="roles">The last known ones.</param>
    public static Target Absent(User user, IReadOnlyList<Snowflake<Role>> roles) =>
        new()
        {
            User = user.Id,
            Name = user.Username,
            IsBot = user.Bot,
            IsPresent = false,
            Roles = roles,
        };
}
