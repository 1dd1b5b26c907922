using Guildhall.Core.Tenancy;
using Guildhall.Onomancer.Documents;
using Guildhall.Onomancer.Personas;

namespace Guildhall.Onomancer.Rewrites;

/// <summary>Everything that is known before a model is asked: enough to look into the cache and to check the budget.</summary>
internal sealed record PreparedRewrite
{
    /// <summary>By <see cref="ContentKey"/>; the name of the result.</summary>
    public required string Key { get; init; }

    public required TenantId Tenant { get; init; }

    public required SourceDocument Document { get; init; }

    /// <summary>The document's title, redacted and sanitised like its text.</summary>
    public required string Title { get; init; }

    /// <summary>What readers see of the project.</summary>
    public required string ProjectTitle { get; init; }

    public required Persona Persona { get; init; }

    /// <summary>The hash of the document's raw text, for the source line.</summary>
    public required string ContentHash { get; init; }

    public required BuiltPrompt Prompt { get; init; }

    /// <summary>The sources as the model reads them, one after the other.</summary>
    public required string Sources { get; init; }

    public required IReadOnlyList<string> SourcesUsed { get; init; }

    public required IReadOnlyList<MissingSource> SourcesMissing { get; init; }

    /// <summary>The project's own documents that were read beside it.</summary>
    public IReadOnlyList<string> ContextNames { get; init; } = [];

    public required IReadOnlyList<KindCount> Secrets { get; init; }

    public required IReadOnlyList<KindCount> Neutralised { get; init; }

    public required IReadOnlyList<string> Warnings { get; init; }
}

/// <summary>What a user asked for.</summary>
internal sealed record RewriteOrder
{
    public required TenantId Tenant { get; init; }

    public required ProjectDocuments Documents { get; init; }

    /// <summary>As it was typed: <c>@prd</c>.</summary>
    public required string Reference { get; init; }

    public required Persona Persona { get; init; }
}
