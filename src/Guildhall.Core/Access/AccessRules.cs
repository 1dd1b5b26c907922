using Guildhall.Core.Tenancy;
using Guildhall.Discord.Model;

namespace Guildhall.Core.Access;

/// <summary>
/// Decides who may do what. Pure: a tenant's rules, a member's Discord roles and their names in, an answer out.
/// What no rule allows is denied; a Discord administrator of the guild may do everything.
/// </summary>
public static class AccessRules
{
    /// <summary>The member's access roles; <see cref="Tenant.Everyone"/> is always among them.</summary>
    /// <param name="nameOf">A role's present name; null where it is not known, so that only ids can match.</param>
    public static IReadOnlySet<string> RolesOf(
        Tenant tenant,
        Requester requester,
        Func<Snowflake<Role>, string?> nameOf
    )
    {
        var held = new HashSet<string>(StringComparer.Ordinal) { Tenant.Everyone };
        foreach (var role in requester.Roles)
        {
            var name = nameOf(role);
            held.UnionWith(tenant.Roles.Where(r => r.Value.IsGivenBy(role, name)).Select(r => r.Key));
        }

        return held;
    }

    /// <param name="permission">Null where a command asks for none.</param>
    public static bool IsAllowed(
        Tenant tenant,
        string? permission,
        Requester requester,
        IReadOnlySet<string> accessRoles
    ) =>
        permission is null
        || requester.IsAdministrator
        || (tenant.Permissions.TryGetValue(permission, out var granted) && granted.Overlaps(accessRoles));

    /// <summary>Null where it is allowed; else what to tell the member, which names the roles that would do.</summary>
    /// <param name="nameOf">A role's present name; null where it is not known, so that it is not named.</param>
    public static Refusal? Check(
        Tenant tenant,
        string? permission,
        Requester requester,
        IReadOnlySet<string> accessRoles,
        Func<Snowflake<Role>, string?> nameOf
    ) =>
        IsAllowed(tenant, permission, requester, accessRoles)
            ? null
            : AccessRefusals.Denied(tenant, permission!, nameOf);
}
