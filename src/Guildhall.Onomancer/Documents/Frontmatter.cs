namespace Guildhall.Onomancer.Documents;

/// <summary>The settings between two lines of <c>---</c> at a document's very start. What cannot be understood becomes a
/// warning, and counts as the stricter reading.</summary>
internal sealed record Frontmatter
{
    public const int MostContext = 10;

    public static Frontmatter None { get; } = new();

    /// <summary>Null when it is given but not one of the four levels.</summary>
    public Sensitivity? Sensitivity { get; init; } = Documents.Sensitivity.Internal;

    public string? Title { get; init; }

    /// <summary>Null means everyone.</summary>
    public IReadOnlyList<string>? AllowedAudiences { get; init; }

    public bool RequiresApproval { get; init; }

    /// <summary>At most <see cref="MostContext"/> references, as written.</summary>
    public IReadOnlyList<string> ContextDocuments { get; init; } = [];

    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Characters that the frontmatter takes, its fences and the line break after them included.</summary>
    public int Length { get; init; }

    /// <summary>How sensitive the documents may be that this one pulls in: an unknown level pulls in public ones only.</summary>
    public Sensitivity Clearance => Sensitivity ?? Documents.Sensitivity.Public;

    /// <summary>How sensitive this document is to others: an unknown level counts as the highest.</summary>
    public Sensitivity Classification => Sensitivity ?? Documents.Sensitivity.Restricted;
}
