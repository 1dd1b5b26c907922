namespace Guildhall.Onomancer.Rewrites;

/// <summary>Everything beside the document: clean texts in a stable order, and what is missing, with the reason.</summary>
internal sealed record GatheredContext
{
    public static GatheredContext None { get; } = new();

    public IReadOnlyList<PromptSource> Sources { get; init; } = [];

    public IReadOnlyList<MissingSource> Missing { get; init; } = [];

    public IReadOnlyList<KindCount> Secrets { get; init; } = [];

    public IReadOnlyList<KindCount> Neutralised { get; init; } = [];
}
