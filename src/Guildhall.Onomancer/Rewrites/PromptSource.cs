namespace Guildhall.Onomancer.Rewrites;

/// <summary>A text that the model reads as data: already redacted and sanitised.</summary>
/// <param name="Name">As the reader knows it: <c>mibera docs/prd.md</c>.</param>
internal sealed record PromptSource(string Name, string Text);

/// <summary>What did not fit into the model's window.</summary>
/// <param name="Headings">The parts that were left out, in order, at most 20; empty where they have no headings.</param>
/// <param name="Characters">How much was left out.</param>
internal sealed record SourceCut(string Name, IReadOnlyList<string> Headings, int Characters);

internal sealed record PromptLimits
{
    public static PromptLimits Default { get; } = new();

    /// <summary>Tokens that all sources together may take. Default 100,000.</summary>
    public int SourceTokens { get; init; } = 100_000;

    /// <summary>Tokens of the longest answer for each word that the persona asks for at most. Default 4: tables, code and
    /// other scripts take more than prose.</summary>
    public int OutputTokensPerWord { get; init; } = 4;
}
