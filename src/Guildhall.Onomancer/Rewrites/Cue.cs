namespace Guildhall.Onomancer.Rewrites;

/// <summary>How a section's cues are read by the extract. A plain cue matches the beginning of a word, in headings and
/// in text; with <see cref="HeadingOnly"/> before it, in headings alone. The rest are wishes about form.</summary>
internal static class Cue
{
    public const char HeadingOnly = '^';

    /// <summary>What stands early in the document serves, even without a cue.</summary>
    public const string Start = "#start";

    public const string Code = "#code";

    public const string Table = "#table";

    public const string List = "#list";

    public const string Figures = "#figures";

    /// <summary>For readers without technical knowledge: code, paths and identifiers count against a sentence.</summary>
    public const string Plain = "#plain";

    /// <summary>One or two sentences are enough.</summary>
    public const string Short = "#short";

    public static bool IsWish(string cue) => cue.StartsWith('#');
}
