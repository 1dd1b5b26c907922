namespace Guildhall.Onomancer.Documents;

/// <summary>The names that stand for a project's usual documents.</summary>
internal static class Shorthands
{
    /// <summary>Each with the places where it is looked for, first hit wins; a place that ends in <c>*</c> means its newest document.</summary>
    public static IReadOnlyDictionary<string, string[]> BuiltIn { get; } =
        new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["prd"] = ["docs/prd.md", "prd.md", "docs/PRD.md", "PRD.md"],
            ["sdd"] = ["docs/sdd.md", "sdd.md", "docs/SDD.md", "SDD.md"],
            ["sprint"] = ["docs/sprint.md", "sprint.md", "docs/sprints/*", "sprints/*"],
            ["reviewer"] = ["docs/a2a/reviewer.md", "docs/reviewer.md", "reviewer.md"],
            ["audit"] =
            [
                "docs/audits/*",
                "audits/*",
                "docs/audit.md",
                "audit.md",
                "docs/SECURITY-AUDIT-REPORT.md",
                "SECURITY-AUDIT-REPORT.md",
            ],
            ["deployment"] = ["docs/a2a/deployment-report.md", "docs/deployment.md", "deployment.md"],
        };

    /// <summary>All names of one project, without the at sign, built-in ones first.</summary>
    public static IReadOnlyList<string> Of(ProjectSettings project) =>
        [.. BuiltIn.Keys, .. project.Shorthands.Keys.Where(k => !BuiltIn.ContainsKey(k)).Order(StringComparer.Ordinal)];

    /// <summary>The places to look, or none when the name is unknown. An override replaces the built-in places.</summary>
    public static IReadOnlyList<string> PlacesOf(ProjectSettings project, string name) =>
        project.Shorthands.TryGetValue(name, out var own) ? [own]
        : BuiltIn.TryGetValue(name, out var places) ? places
        : [];

    /// <summary>For a refusal: <c>`@prd`, `@sdd`</c>.</summary>
    public static string Listed(IEnumerable<string> names) => string.Join(", ", names.Select(n => $"`@{n}`"));
}
