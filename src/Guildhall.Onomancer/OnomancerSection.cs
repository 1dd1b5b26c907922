using System.Text.RegularExpressions;
using Guildhall.Core.Tenancy;
using Guildhall.Onomancer.Documents;

namespace Guildhall.Onomancer;

/// <summary>Onomancer's part of a tenant file: <c>"onomancer": { "projects": { … } }</c>.</summary>
internal sealed partial record OnomancerSection
{
    public IReadOnlyDictionary<string, ProjectEntry> Projects { get; init; } = new Dictionary<string, ProjectEntry>();

    /// <summary>What types cannot say: names, places and audiences.</summary>
    public static IEnumerable<TenantSectionFault> Check(OnomancerSection section, TenantSectionContext context)
    {
        foreach (var (name, project) in section.Projects)
        {
            var where = $".projects.{name}";
            if (!ProjectName().IsMatch(name))
            {
                yield return new(where, "expected a name of 1–64 of a–z, 0–9 and inner hyphens.");
            }

            if (string.IsNullOrWhiteSpace(project.Root))
            {
                yield return new($"{where}.root", "is missing and required: the folder of the project's documents.");
            }

            foreach (var (shorthand, place) in project.Shorthands ?? new Dictionary<string, string>())
            {
                if (
                    !DocumentReference
                        .Parse(place.Replace("/*", "/any.md", StringComparison.Ordinal))
                        .TryGet(out _, out var refusal)
                )
                {
                    yield return new($"{where}.shorthands.{shorthand}", refusal.Message);
                }
            }
        }
    }

    [GeneratedRegex("^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$", RegexOptions.NonBacktracking)]
    private static partial Regex ProjectName();
}

/// <summary>One project as its tenant file has it.</summary>
internal sealed record ProjectEntry
{
    public string? Title { get; init; }

    /// <summary>Relative to the tenant file.</summary>
    public string? Root { get; init; }

    public IReadOnlyDictionary<string, string>? Shorthands { get; init; }
}
