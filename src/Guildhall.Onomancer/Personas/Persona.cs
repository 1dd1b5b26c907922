namespace Guildhall.Onomancer.Personas;

/// <summary>Whom a summary is for, and what it has to be for them.</summary>
internal sealed record Persona
{
    /// <summary>What users choose and folders are called: <c>leadership</c>.</summary>
    public required string Slug { get; init; }

    /// <summary>What readers see: <c>Leadership</c>.</summary>
    public required string Name { get; init; }

    public required string Reader { get; init; }

    public required WordRange Words { get; init; }

    public required string Pages { get; init; }

    public required TechnicalLevel Level { get; init; }

    public required string Tone { get; init; }

    /// <summary>The headings that every summary has, in order.</summary>
    public required IReadOnlyList<PersonaSection> Required { get; init; }

    /// <summary>Headings to add where the source has something for them.</summary>
    public required IReadOnlyList<PersonaSection> Optional { get; init; }

    public required IReadOnlyList<string> Stress { get; init; }

    public required IReadOnlyList<string> Avoid { get; init; }
}

/// <param name="Purpose">What belongs there, for the model.</param>
/// <param name="Cues">Words that point to it, for the extract; <see cref="Rewrites.Cue"/> tells how they are read.</param>
internal sealed record PersonaSection(string Heading, string Purpose, IReadOnlyList<string> Cues);

/// <summary>Both ends belong to it.</summary>
internal readonly record struct WordRange(int Least, int Most);

internal enum TechnicalLevel
{
    Low,
    Medium,
    High,
}
