namespace Guildhall.Discord.Model;

/// <summary>What permission questions need to know of a guild.</summary>
public sealed record GuildRoles(
    Snowflake<Guild> Guild,
    Snowflake<User> Owner,
    IReadOnlyDictionary<Snowflake<Role>, Role> Roles
)
{
    public Role? Everyone => Roles.GetValueOrDefault(Guild.As<Role>());

    public static GuildRoles Of(Guild guild) => new(guild.Id, guild.OwnerId, guild.Roles.ToDictionary(role => role.Id));
}

/// <summary>Whose permissions are asked for. Roles without @everyone; unknown ones count nothing.</summary>
public sealed record GuildSubject(Snowflake<User> User, IReadOnlyList<Snowflake<Role>> Roles)
{
    public DateTimeOffset? TimedOutUntil { get; init; }

    /// <exception cref="ArgumentException">The member carries no user.</exception>
    public static GuildSubject Of(Member member) =>
        new(member.User?.Id ?? throw new ArgumentException("The member carries no user.", nameof(member)), member.Roles)
        {
            TimedOutUntil = member.CommunicationDisabledUntil,
        };
}
