using Guildhall.Onomancer.Personas;

namespace Guildhall.Onomancer.Rewrites.Validating;

/// <summary>An answer beside everything that it is measured against.</summary>
internal sealed record CheckedAnswer
{
    /// <summary>Markdown, after <see cref="AnswerText.Clean"/>.</summary>
    public required string Text { get; init; }

    public required Persona Persona { get; init; }

    /// <summary>All sources as the model read them, one after the other.</summary>
    public required string Sources { get; init; }

    public required string Instructions { get; init; }

    /// <summary>False when the model stopped at its output limit.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>An extract need not reach the least length: it invents nothing to fill it.</summary>
    public required bool IsLanguageModel { get; init; }
}
