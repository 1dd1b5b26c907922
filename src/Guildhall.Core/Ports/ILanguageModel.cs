namespace Guildhall.Core.Ports;

/// <summary>A language model, or what stands in for one. Adapters translate the wire and nothing else:
/// retries, budget, breaker and cache are the caller's.</summary>
public interface ILanguageModel
{
    /// <summary>What answers and is printed: <c>claude-sonnet-4-5-20250929</c>, <c>llama3.1:8b</c>, <c>offline-extract-1</c>.</summary>
    string Name { get; }

    /// <summary>False where no language model runs, and every reply and document has to say so.</summary>
    bool IsLanguageModel { get; }

    /// <summary>US dollars for a million tokens in and out; zero where the model is ours; null where the price is unknown.</summary>
    ModelPrice? Price { get; }

    /// <exception cref="ModelException">The model did not give a usable answer; <c>Kind</c> says whether to try again.</exception>
    Task<ModelAnswer> CompleteAsync(ModelRequest request, CancellationToken cancellation);
}

public sealed record ModelPrice(decimal InputPerMillion, decimal OutputPerMillion);

/// <summary>One question. <see cref="Instructions"/> and <see cref="Prompt"/> are what a language model reads;
/// <see cref="Sections"/> and <see cref="Source"/> say the same in parts, for the offline extract.</summary>
public sealed record ModelRequest
{
    public required string Instructions { get; init; }

    public required string Prompt { get; init; }

    public required int MaxOutputTokens { get; init; }

    /// <summary>The headings that the answer must have, in order, each with words that point to its content.</summary>
    public IReadOnlyList<ModelSection> Sections { get; init; } = [];

    /// <summary>The document itself, sanitised and redacted, as it stands inside the prompt.</summary>
    public string Source { get; init; } = "";

    public string SourceName { get; init; } = "";
}

public sealed record ModelSection(string Heading, IReadOnlyList<string> Cues);

/// <param name="Text">Markdown.</param>
/// <param name="InputTokens">As the model reported; null where it did not.</param>
/// <param name="OutputTokens">As the model reported; null where it did not.</param>
/// <param name="IsComplete">False when the model stopped at its output limit.</param>
public sealed record ModelAnswer(string Text, string Model, int? InputTokens, int? OutputTokens, bool IsComplete);
