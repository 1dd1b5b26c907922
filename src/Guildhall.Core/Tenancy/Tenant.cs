using Guildhall.Core.Usage;
using Guildhall.Discord.Model;

namespace Guildhall.Core.Tenancy;

/// <summary>One customer: its guilds, what they may do, and each product's own section. Read from one file; immutable.</summary>
public sealed class Tenant
{
    /// <summary>The access role that every member of the tenant's guilds has. Files use it without declaring it.</summary>
    public const string Everyone = "everyone";

    private readonly IReadOnlyDictionary<Type, object> sections;

    internal Tenant(IReadOnlyDictionary<Type, object> sections) => this.sections = sections;

    public required TenantId Id { get; init; }

    public required string Name { get; init; }

    /// <summary>The absolute folder of its file: where its relative paths start.</summary>
    public required string Directory { get; init; }

    /// <summary>The guilds that it claims by id.</summary>
    public required IReadOnlySet<ulong> Guilds { get; init; }

    /// <summary>True where it also serves every guild that no tenant claims.</summary>
    public required bool ServesUnclaimed { get; init; }

    public required IReadOnlySet<string> Features { get; init; }

    public required Quotas Quotas { get; init; }

    /// <summary>Access role → the Discord roles that give it.</summary>
    public required IReadOnlyDictionary<string, RoleGrant> Roles { get; init; }

    /// <summary>Permission → the access roles that have it. What is not here is denied.</summary>
    public required IReadOnlyDictionary<string, IReadOnlySet<string>> Permissions { get; init; }

    public bool Has(string feature) => Features.Contains(feature);

    /// <summary>A product's section of the file.</summary>
    /// <exception cref="InvalidOperationException">The file has no such section; see <see cref="TryGetSection{T}"/>.</exception>
    public T GetSection<T>()
        where T : class =>
        TryGetSection<T>()
        ?? throw new InvalidOperationException($"Tenant {Id} has no section of type {typeof(T).Name}.");

    /// <summary>Null where the file does not have the section.</summary>
    public T? TryGetSection<T>()
        where T : class => sections.GetValueOrDefault(typeof(T)) as T;
}

/// <summary>The Discord roles that give one access role: by id, or by name in any case.</summary>
public sealed record RoleGrant(IReadOnlySet<ulong> Ids, IReadOnlySet<string> Names)
{
    public bool IsGivenBy(Snowflake<Role> role, string? name) =>
        Ids.Contains(role.Value) || (name is not null && Names.Contains(name));
}
