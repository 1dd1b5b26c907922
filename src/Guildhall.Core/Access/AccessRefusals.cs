using Guildhall.Core.Tenancy;

namespace Guildhall.Core.Access;

internal static class AccessRefusals
{
    public static Refusal Denied(Tenant tenant, string permission)
    {
        var roles = tenant.Permissions.TryGetValue(permission, out var granted) ? granted.Order().ToArray() : [];
        var who =
            roles.Length == 0
                ? "Only administrators of this server do"
                : $"It takes {(roles.Length == 1 ? "the role" : "one of the roles")} {string.Join(", ", roles)}";
        return new("core.denied", $"You do not have permission for this. {who}; an administrator can help.");
    }
}
