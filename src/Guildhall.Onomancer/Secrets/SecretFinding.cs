namespace Guildhall.Onomancer.Secrets;

/// <summary>
/// One secret. <see cref="Start"/> and <see cref="End"/> (exclusive) count UTF-16 code units of the text that was given;
/// the span is the secret value alone: without quotes, of a URL with credentials only the password, of a key block all of it.
/// It never carries the value, so it may be logged.
/// </summary>
/// <param name="Kind">A stable kebab-case name, such as <c>github-token</c>.</param>
internal readonly record struct SecretFinding(string Kind, SecretSeverity Severity, int Start, int End)
{
    public int Length => End - Start;

    public bool Overlaps(SecretFinding other) => Start < other.End && other.Start < End;

    /// <summary>The place for a person: line and column from 1, columns in UTF-16 code units.</summary>
    public (int Line, int Column) PlaceIn(ReadOnlySpan<char> text)
    {
        var before = text[..Start];
        return (before.Count('\n') + 1, Start - before.LastIndexOf('\n'));
    }
}
