using Guildhall.Core;

namespace Guildhall.Onomancer.Documents;

/// <summary>One document, read and decoded.</summary>
internal sealed record SourceDocument
{
    /// <summary>The project's name.</summary>
    public required string Project { get; init; }

    /// <summary>The path inside the project, as the file system spells it: <c>docs/prd.md</c>.</summary>
    public required string Name { get; init; }

    /// <summary>All of it, frontmatter included, without byte order mark; line endings as in the file.</summary>
    public required string Text { get; init; }

    public required Frontmatter Frontmatter { get; init; }

    /// <summary>The text after the frontmatter.</summary>
    public string Body => Text[Frontmatter.Length..];

    /// <summary>The frontmatter's title, else the first heading, else the file's name.</summary>
    public string Title => Frontmatter.Title ?? FirstHeading() ?? System.IO.Path.GetFileNameWithoutExtension(Name);

    public Refusal? CheckAudience(string audience) =>
        Frontmatter.AllowedAudiences is { } allowed && !allowed.Contains(audience, StringComparer.OrdinalIgnoreCase)
            ? DocumentRefusals.AudienceNotAllowed(Name, audience, allowed)
            : null;

    private string? FirstHeading()
    {
        foreach (var line in Body.AsSpan(0, Math.Min(Body.Length, 4_000)).EnumerateLines())
        {
            if (line.StartsWith("# "))
            {
                var title = line[2..].Trim().TrimEnd('#').Trim();
                return title.Length is > 0 and <= 200 ? title.ToString() : null;
            }
        }

        return null;
    }
}
