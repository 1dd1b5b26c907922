namespace Guildhall.Onomancer.Rewrites;

/// <summary>What the pipeline needs of the secret scanner and the sanitizer.</summary>
internal sealed record DocumentGuards
{
    /// <summary>Names the rules in force: part of the content key, so that stricter rules make new results.</summary>
    public required string Policy { get; init; }

    /// <summary>Offsets are UTF-16 code units of the given text.</summary>
    public required Func<string, IReadOnlyList<FoundSecret>> ScanSecrets { get; init; }

    /// <summary>The text with a marker in the place of every secret.</summary>
    public required Func<string, string> Redact { get; init; }

    /// <summary>The text with hidden instructions neutralised, and the kinds of what was found, one for each finding.</summary>
    public required Func<string, SanitizedText> Sanitize { get; init; }
}

internal readonly record struct FoundSecret(string Kind, bool IsCritical, int Start);

internal sealed record SanitizedText(string Text, IReadOnlyList<string> Kinds);
