using Guildhall.Aegis.Access;
using Guildhall.Discord.Model;

namespace Guildhall.Tests.Aegis.Access;

/// <summary>A guild with an owner, a bot and the roles admin (5), bot (4), moderator (3), junior (2), helper (2), member (1).</summary>
internal sealed class GuildBuilder
{
    public static readonly Snowflake<Guild> Guild = new(100);
    public static readonly Snowflake<User> Owner = new(1);
    public static readonly Snowflake<User> Bot = new(2);

    private readonly Dictionary<Snowflake<Role>, Role> roles = [];

    public GuildBuilder()
    {
        Add("@everyone", 0, Permissions.ViewChannel | Permissions.SendMessages, Guild.As<Role>());
        Add("admin", 5, Permissions.Administrator, Id("admin"));
        Add("bot", 4, Permissions.BanMembers | Permissions.KickMembers | Permissions.ModerateMembers, Id("bot"));
        Add(
            "moderator",
            3,
            Permissions.BanMembers | Permissions.KickMembers | Permissions.ModerateMembers,
            Id("moderator")
        );
        Add("junior", 2, Permissions.ModerateMembers, Id("junior"));
        Add("helper", 2, Permissions.ModerateMembers, Id("helper"));
        Add("member", 1, Permissions.None, Id("member"));
    }

    public GuildStanding Standing => new("Guild", new(Guild, Owner, roles), new(Bot, [Id("bot")]), _ => null);

    public static Snowflake<Role> Id(string role) =>
        role switch
        {
            "admin" => new(205),
            "bot" => new(204),
            "moderator" => new(203),
            "junior" => new(201),
            "helper" => new(202),
            _ => new(200),
        };

    public static Staff Staff(ulong user, params string[] roles) =>
        new()
        {
            Guild = Guild,
            User = new(user),
            Name = $"staff-{user}",
            Roles = [.. roles.Select(Id)],
        };

    public static Target Target(ulong user, params string[] roles) =>
        new()
        {
            User = new(user),
            Name = $"user-{user}",
            IsPresent = true,
            Roles = [.. roles.Select(Id)],
        };

    public void Add(string name, int position, Permissions permissions, Snowflake<Role> id) =>
        roles[id] = new()
        {
            Id = id,
            Name = name,
            Position = position,
            Permissions = permissions,
        };
}
