namespace Guildhall.Discord.Model;

/// <summary>Whom a message may ping. Text that came from people must never ping by being repeated, so
/// <see cref="None"/> is the default wherever a payload is built.</summary>
public sealed record AllowedMentions
{
    /// <summary>Of <c>roles</c>, <c>users</c>, <c>everyone</c>: ping whatever the text mentions of that kind.</summary>
    public IReadOnlyList<string> Parse
    {
        get => field ?? [];
        init;
    }

    /// <summary>Up to 100; not together with <c>users</c> in <see cref="Parse"/>.</summary>
    public IReadOnlyList<Snowflake<User>>? Users { get; init; }

    /// <summary>Up to 100; not together with <c>roles</c> in <see cref="Parse"/>.</summary>
    public IReadOnlyList<Snowflake<Role>>? Roles { get; init; }

    /// <summary>Ping the author of the message replied to.</summary>
    public bool? RepliedUser { get; init; }

    public static AllowedMentions None { get; } = new() { RepliedUser = false };

    public static AllowedMentions OfUsers(params IReadOnlyList<Snowflake<User>> users) =>
        new() { Users = users, RepliedUser = false };

    public static AllowedMentions OfRoles(params IReadOnlyList<Snowflake<Role>> roles) =>
        new() { Roles = roles, RepliedUser = false };
}
