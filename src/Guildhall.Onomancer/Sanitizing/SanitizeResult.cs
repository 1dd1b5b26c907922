namespace Guildhall.Onomancer.Sanitizing;

internal enum SanitizeRisk
{
    None,
    Low,
    High,
}

internal enum SanitizeAction
{
    Removed,
    Neutralised,
    Flagged,
}

/// <summary>Offsets are UTF-16 code units of the input; the end is exclusive.</summary>
internal readonly record struct SanitizeFinding(string Kind, int Start, int End, SanitizeAction Action);

/// <summary>The text with hidden instructions made inert, what was found in order of place, and how grave it is together.</summary>
internal sealed record SanitizeResult(string Text, IReadOnlyList<SanitizeFinding> Findings, SanitizeRisk Risk);
