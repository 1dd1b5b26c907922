using Guildhall.Discord.Gateway;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Communities;

namespace Guildhall.Sietch.Gating.Roles;

/// <summary>The gated roles as the server has them now, and what stands in the way of giving them. Pure.</summary>
/// <param name="Usable">Those that the bot can give and take.</param>
/// <param name="Problems">What an admin should do, a sentence each.</param>
internal sealed record GateRoles(IReadOnlyDictionary<GatedRole, Snowflake<Role>> Usable, IReadOnlyList<string> Problems)
{
    /// <param name="entry">As the tenant file names them, by id or name.</param>
    /// <param name="guild">The server.</param>
    /// <param name="now">The moment at which the bot's rights are asked.</param>
    public static GateRoles Of(RolesEntry entry, CachedGuild guild, DateTimeOffset now) =>
        Of(entry, guild.Roles, guild.Self, now);

    /// <param name="entry">As the tenant file names them, by id or name.</param>
    /// <param name="guild">The server's roles.</param>
    /// <param name="bot">The bot there; null where Discord has not told.</param>
    /// <param name="now">The moment at which the bot's rights are asked.</param>
    public static GateRoles Of(RolesEntry entry, GuildRoles guild, GuildSubject? bot, DateTimeOffset now)
    {
        var usable = new Dictionary<GatedRole, Snowflake<Role>>();
        var problems = new List<string>();
        if (bot is not { } self)
        {
            return new(usable, ["Discord has not told yet which roles I have myself; I look again in a minute."]);
        }

        var isAllowed = Has(PermissionCalculator.InGuild(guild, self, now), Permissions.ManageRoles);
        if (!isAllowed)
        {
            problems.Add(
                "I lack the permission Manage Roles, so I can give and take nothing. Grant it under Server Settings → Roles."
            );
        }

        foreach (var (kind, setting, named) in Named(entry))
        {
            if (Find(guild, named) is not { } role)
            {
                problems.Add(
                    $"The role \"{named}\" of {setting} is not in this server. Make it, or name another in the tenant file."
                );
            }
            else if (role.Managed || role.Id.As<Guild>() == guild.Guild)
            {
                problems.Add(
                    $"The role \"{role.Name}\" of {setting} belongs to Discord or an integration, and nobody can give it. Name another in the tenant file."
                );
            }
            else if (!RoleHierarchy.CanManage(guild, self, role))
            {
                problems.Add(
                    $"The role \"{role.Name}\" of {setting} stands above mine, so I cannot give it. Move my role above it under Server Settings → Roles."
                );
            }
            else if (usable.ContainsValue(role.Id))
            {
                problems.Add(
                    $"The role \"{role.Name}\" of {setting} is named for two places; each needs one of its own."
                );
            }
            else if (isAllowed)
            {
                usable[kind] = role.Id;
            }
        }

        return new(usable, problems);
    }

    /// <summary>Every role that is configured and there, whether the bot may give it or not: what is watched.</summary>
    public static IReadOnlySet<Snowflake<Role>> Watched(RolesEntry entry, GuildRoles roles) =>
        Named(entry).Select(named => Find(roles, named.Named)?.Id).OfType<Snowflake<Role>>().ToHashSet();

    private static IEnumerable<(GatedRole Kind, string Setting, string Named)> Named(RolesEntry entry) =>
        entry
            .All.Where(named => named.Role is not null)
            .Select(named =>
                (Enum.Parse<GatedRole>(named.Name, ignoreCase: true), $"sietch.roles.{named.Name}", named.Role!.Trim())
            );

    private static Role? Find(GuildRoles roles, string named) =>
        ulong.TryParse(named, out var id) && roles.Roles.GetValueOrDefault(new(id)) is { } byId
            ? byId
            : roles
                .Roles.Values.OrderBy(role => role.Id)
                .FirstOrDefault(role => string.Equals(role.Name, named, StringComparison.OrdinalIgnoreCase));

    private static bool Has(Permissions all, Permissions one) => (all & (one | Permissions.Administrator)) != 0;
}
