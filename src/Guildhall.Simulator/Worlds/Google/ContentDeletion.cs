namespace Guildhall.Simulator.Worlds.Google;

/// <summary><c>deleteContentRange</c>: within one body or cell, never its last newline, never half a table.</summary>
internal static class ContentDeletion
{
    public static void Apply(DocumentBody body, (int Start, int End) range)
    {
        var first =
            body.Find(range.Start)
            ?? body.Paragraphs().FirstOrDefault(p => p.Content == body.Content)
            ?? throw new DocsRefusalException("Invalid deletion range.");
        var content = first.Content;
        var index = first.ContentStart;
        var end = index + content.Sum(e => e.Length);
        if (range.Start < index || range.End > end)
        {
            throw new DocsRefusalException("Invalid deletion range. Cannot delete the requested range.");
        }

        if (range.End == end)
        {
            throw new DocsRefusalException("The range cannot include the newline character at the end of the segment.");
        }

        var kept = new List<DocElement>();
        DocParagraph? open = null;
        foreach (var element in content)
        {
            var from = Math.Max(range.Start, index) - index;
            var to = Math.Min(range.End, index + element.Length) - index;
            index += element.Length;
            if (element is DocParagraph paragraph)
            {
                open = Keep(paragraph, from, to, kept, open);
                continue;
            }

            if (to > from && to - from < element.Length)
            {
                throw new DocsRefusalException("Invalid deletion range. Cannot delete part of a table.");
            }

            if (to <= from)
            {
                if (range.End == index - element.Length)
                {
                    throw new DocsRefusalException("Cannot delete the newline character before a table alone.");
                }

                kept.Add(element);
            }
        }

        content.Clear();
        content.AddRange(kept);
    }

    /// <returns>The paragraph that lost its newline and takes what follows; null when none waits.</returns>
    private static DocParagraph? Keep(
        DocParagraph paragraph,
        int from,
        int to,
        List<DocElement> kept,
        DocParagraph? open
    )
    {
        var losesEnd = to > from && to == paragraph.Length;
        if (to > from)
        {
            RefuseHalfPair(paragraph, from);
            RefuseHalfPair(paragraph, to);
            paragraph.Units.RemoveRange(from, to - from);
        }

        if (open is null)
        {
            if (losesEnd && from == 0)
            {
                return null;
            }

            kept.Add(paragraph);
            return losesEnd ? paragraph : null;
        }

        open.Units.AddRange(paragraph.Units);
        return losesEnd ? open : null;
    }

    private static void RefuseHalfPair(DocParagraph paragraph, int at)
    {
        if (at > 0 && at < paragraph.Length && char.IsLowSurrogate(paragraph.Units[at].Value))
        {
            throw new DocsRefusalException("The range cannot split a surrogate pair.");
        }
    }
}
