namespace Guildhall.Onomancer.Sanitizing;

/// <summary>One way to order a model about: words in their order, with room for other words between them.</summary>
internal sealed record Phrase(string Kind, PhraseTraits Traits, PhraseElement[] Elements);

/// <param name="Means">Indexed by word id.</param>
/// <param name="Gap">How many other words may stand before this one.</param>
internal sealed record PhraseElement(
    bool[] Means,
    int Gap,
    bool IsOptional,
    PhraseAnchor Anchor,
    bool NeedsColon,
    bool NeedsStop
);

internal enum PhraseAnchor
{
    None,
    Clause,
    Line,
}

[Flags]
internal enum PhraseTraits
{
    None = 0,

    /// <summary>Not where it is denied, allowed, conditional or told of others.</summary>
    Guarded = 1,

    /// <summary>Only in a place that a reader does not see.</summary>
    Hidden = 2,

    /// <summary>May run over the ends of sentences.</summary>
    Crosses = 4,

    /// <summary>Not where a negation of another language stands before, within or after it.</summary>
    Affirmative = 16,

    /// <summary>Only beside another sign, or in a sentence that speaks of a model.</summary>
    Weak = 8,
}
