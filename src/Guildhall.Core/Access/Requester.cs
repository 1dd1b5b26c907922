using Guildhall.Discord.Model;

namespace Guildhall.Core.Access;

/// <summary>Who asks, as the interaction itself says: live, never from a cache.</summary>
/// <param name="Roles">The member's Discord roles, without @everyone.</param>
/// <param name="Permissions">What Discord lets the member do in that channel.</param>
public sealed record Requester(
    Snowflake<Guild> Guild,
    Snowflake<User> User,
    IReadOnlyList<Snowflake<Role>> Roles,
    Permissions Permissions
)
{
    public bool IsAdministrator => (Permissions & Permissions.Administrator) == Permissions.Administrator;
}
