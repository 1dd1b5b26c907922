namespace Guildhall.Onomancer.Rewrites.Extraction;

internal enum UnitKind
{
    Sentence,
    Item,
    Table,
    Code,
}

/// <summary>The smallest piece of a document that can be quoted alone.</summary>
internal sealed class SourceUnit
{
    /// <summary>Its place among all units of the document, from 0.</summary>
    public required int Order { get; init; }

    public required UnitKind Kind { get; init; }

    /// <summary>Markdown as it stands in the source; a sentence or an item on one line.</summary>
    public required string Text { get; init; }

    public required SourceHeading Heading { get; init; }

    /// <summary>The sentence with a colon that introduces it, where there is one.</summary>
    public string? LeadIn { get; init; }

    /// <summary>A code block's language, else empty.</summary>
    public string Language { get; init; } = "";

    public required int Words { get; init; }

    public bool HasFigure { get; init; }

    public bool HasCode { get; init; }

    /// <summary>Shares a telling word with the document's title.</summary>
    public bool NamesTitle { get; init; }

    /// <summary>First of its heading: usually says what the rest is about.</summary>
    public bool IsFirst { get; init; }

    /// <summary>A line about the document itself (status, author, version), not about its subject.</summary>
    public bool IsAboutDocument { get; init; }
}

/// <summary>A heading and those above it; the document's beginning has an empty one.</summary>
/// <param name="Level">1–6 for real headings, 7 for a bold or capital line that serves as one, 0 before the first.</param>
/// <param name="Plain">Without marks.</param>
internal sealed record SourceHeading(int Level, string Plain, SourceHeading? Parent, int Order)
{
    /// <summary>Contents, revision history, glossary: nothing to quote from.</summary>
    public bool IsApparatus { get; init; }

    /// <summary>What stands behind a quotation: the heading with its parents, without the document's title.</summary>
    public string Label
    {
        get
        {
            var parts = new List<string>();
            for (var heading = this; heading is not null && heading.Level > 0; heading = heading.Parent)
            {
                if (heading.Level > 1 || parts.Count == 0)
                {
                    parts.Insert(0, heading.Plain);
                }
            }

            return string.Join(" › ", parts);
        }
    }
}
