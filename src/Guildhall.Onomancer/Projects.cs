using Guildhall.Core;
using Guildhall.Core.Tenancy;
using Guildhall.Onomancer.Documents;

namespace Guildhall.Onomancer;

/// <summary>The projects of a tenant, as users name them.</summary>
internal static class Projects
{
    public static IReadOnlyList<ProjectSettings> Of(Tenant tenant) =>
        tenant.TryGetSection<OnomancerSection>() is { } section
            ?
            [
                .. section
                    .Projects.Select(p => Settings(tenant, p.Key, p.Value))
                    .OrderBy(p => p.Name, StringComparer.Ordinal),
            ]
            : [];

    /// <summary>By name in any case; the refusal lists those that there are.</summary>
    public static Result<ProjectDocuments> Find(Tenant tenant, string? name)
    {
        var projects = Of(tenant);
        var wanted = name?.Trim() ?? "";
        var project = projects.FirstOrDefault(p => p.Name.Equals(wanted, StringComparison.OrdinalIgnoreCase));
        if (project is not null)
        {
            return new ProjectDocuments(project);
        }

        return projects.Count == 0
            ? new Refusal(
                "onomancer.no_projects",
                "No project is set up for this server yet. An administrator adds one to the tenant file."
            )
            : new Refusal(
                "onomancer.unknown_project",
                $"There is no project of that name. Known: {string.Join(", ", projects.Select(p => p.Name))}."
            );
    }

    private static ProjectSettings Settings(Tenant tenant, string name, ProjectEntry entry) =>
        new()
        {
            Name = name,
            Title = entry.Title,
            Root = Path.GetFullPath(entry.Root!, tenant.Directory),
            Shorthands = entry.Shorthands ?? new Dictionary<string, string>(),
        };
}
