using System.Globalization;
using Guildhall.Discord.Model;

namespace Guildhall.Sietch.Gating.Roles;

/// <summary>A member as last seen: the gated roles they have, and whether they are in the server.</summary>
internal sealed record RoleHolder
{
    public required Snowflake<User> User { get; init; }

    public IReadOnlySet<Snowflake<Role>> Roles { get; init; } = new HashSet<Snowflake<Role>>();

    public bool IsPresent { get; init; } = true;

    /// <summary>When they were first seen to be gone; null for who is there, and for what is seen just now.</summary>
    public DateTimeOffset? LeftAt { get; init; }

    /// <summary>Those that they had before the role was gated, while they have not linked a wallet.</summary>
    public IReadOnlySet<Snowflake<Role>> Inherited { get; init; } = new HashSet<Snowflake<Role>>();

    public static bool AreSame(RoleHolder? one, RoleHolder? other) =>
        ReferenceEquals(one, other)
        || (
            one is not null
            && other is not null
            && one.IsPresent == other.IsPresent
            && one.Roles.SetEquals(other.Roles)
            && one.Inherited.SetEquals(other.Inherited)
        );

    /// <summary>As stored: ids by comma, rising.</summary>
    public static string TextOf(IEnumerable<Snowflake<Role>> roles) => string.Join(',', roles.Order());

    public static IReadOnlySet<Snowflake<Role>> Parse(string roles) =>
        roles
            .Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(id => Snowflake<Role>.Parse(id, CultureInfo.InvariantCulture))
            .ToHashSet();
}
