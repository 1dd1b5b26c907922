namespace Guildhall.Onomancer.Sanitizing;

/// <param name="Replacement">What stands in the place afterwards; null keeps the text.</param>
internal readonly record struct Edit(
    string Kind,
    int Start,
    int End,
    SanitizeAction Action,
    string? Replacement,
    bool IsGrave
);
