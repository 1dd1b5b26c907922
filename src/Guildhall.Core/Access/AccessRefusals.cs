using Guildhall.Core.Tenancy;
using Guildhall.Discord.Model;

namespace Guildhall.Core.Access;

internal static class AccessRefusals
{
    /// <param name="nameOf">A role's present name; null where it is not known, so that it is not named.</param>
    public static Refusal Denied(Tenant tenant, string permission, Func<Snowflake<Role>, string?> nameOf)
    {
        var granted = tenant.Permissions.TryGetValue(permission, out var found) ? found : new HashSet<string>();
        // By their names in Discord: the tenant file's own stand nowhere that a member could look.
        var roles = granted
            .Select(role => tenant.Roles.GetValueOrDefault(role))
            .OfType<RoleGrant>()
            .SelectMany(grant => grant.Names.Concat(grant.Ids.Select(id => nameOf(new(id))).OfType<string>()))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Order(StringComparer.OrdinalIgnoreCase)
            .ToList();
        var who =
            roles.Count == 0
                ? "Only administrators of this server do"
                : $"It takes {(roles.Count == 1 ? "the role" : "one of the roles")} {string.Join(", ", roles)}";
        return new("core.denied", $"You do not have permission for this. {who}; an administrator can help.");
    }
}
