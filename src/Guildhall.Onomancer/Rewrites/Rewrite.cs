using Guildhall.Onomancer.Rewrites.Validating;

namespace Guildhall.Onomancer.Rewrites;

/// <summary>A summary and everything that happened on the way to it.</summary>
internal sealed record Rewrite
{
    /// <summary>The body with its sections, as the model gave it; <see cref="SummaryDocument"/> puts the frame around it.</summary>
    public required string Markdown { get; init; }

    /// <summary>Accept, AcceptWithWarnings or Hold; a held one must reach nobody but reviewers.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Why it is held, in words that a requester may read; empty otherwise.</summary>
    public required IReadOnlyList<ValidationIssue> Holds { get; init; }

    /// <summary>The name that the model gave of itself.</summary>
    public required string Model { get; init; }

    public required bool IsLanguageModel { get; init; }

    /// <summary>Of all questions together; null where the model did not say.</summary>
    public required int? InputTokens { get; init; }

    public required int? OutputTokens { get; init; }

    /// <summary>Millionths of a US dollar; null where the price or the tokens are unknown.</summary>
    public required long? CostMicroDollars { get; init; }

    /// <summary>How often the model was asked: 1 or 2.</summary>
    public required int Questions { get; init; }

    public required TimeSpan Elapsed { get; init; }

    public required IReadOnlyList<KindCount> Secrets { get; init; }

    public required IReadOnlyList<KindCount> Neutralised { get; init; }

    public required IReadOnlyList<string> SourcesUsed { get; init; }

    public required IReadOnlyList<MissingSource> SourcesMissing { get; init; }

    public required IReadOnlyList<string> Warnings { get; init; }

    public required IReadOnlyList<SourceCut> Cuts { get; init; }
}
