using Guildhall.Core.Tenancy;
using Guildhall.Core.Usage;

namespace Guildhall.Tests.Core.Tenancy;

/// <summary>A valid tenant with a developer and a reader; change only what the test is about.</summary>
internal sealed record TenantBuilder
{
    public string Id { get; init; } = "acme";

    public IReadOnlySet<ulong> Guilds { get; init; } = new HashSet<ulong> { 100_000_000_000_000_001 };

    public Dictionary<string, RoleGrant> Roles { get; init; } =
        new()
        {
            ["developer"] = Grant([111_111_111_111_111_111], "Developer"),
            ["reader"] = Grant([], "Reader", "Guest"),
        };

    public Dictionary<string, IReadOnlySet<string>> Permissions { get; init; } =
        new()
        {
            ["translate"] = new HashSet<string> { "developer", "reader" },
            ["deploy"] = new HashSet<string> { "developer" },
            ["help"] = new HashSet<string> { Tenant.Everyone },
            ["nobody"] = new HashSet<string>(),
        };

    public static RoleGrant Grant(ulong[] ids, params string[] names) =>
        new(ids.ToHashSet(), names.ToHashSet(StringComparer.OrdinalIgnoreCase));

    public Tenant Build() =>
        new(new Dictionary<Type, object>())
        {
            Id = new(Id),
            Name = Id,
            Directory = "",
            Guilds = Guilds,
            ServesUnclaimed = false,
            Features = new HashSet<string>(),
            Quotas = Quotas.Unlimited,
            Roles = Roles,
            Permissions = Permissions,
        };
}
