namespace Guildhall.Discord.Model;

/// <summary>A channel's exception for one role or member.
/// Source: https://discord.com/developers/docs/resources/channel#overwrite-object</summary>
public sealed record Overwrite
{
    public Snowflake<AnyEntity> Id { get; init; }

    public OverwriteType Type { get; init; }

    public Permissions Allow { get; init; }

    public Permissions Deny { get; init; }

    public static Overwrite ForRole(Snowflake<Role> role, Permissions allow, Permissions deny) =>
        new()
        {
            Id = role.As<AnyEntity>(),
            Type = OverwriteType.Role,
            Allow = allow,
            Deny = deny,
        };

    public static Overwrite ForMember(Snowflake<User> member, Permissions allow, Permissions deny) =>
        new()
        {
            Id = member.As<AnyEntity>(),
            Type = OverwriteType.Member,
            Allow = allow,
            Deny = deny,
        };
}

public enum OverwriteType
{
    Role = 0,
    Member = 1,
}
