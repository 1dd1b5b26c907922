namespace Guildhall.Onomancer.Sanitizing;

/// <summary>Puts edits in order and joins those that overlap. What changes the text wins over what only tells.</summary>
internal static class EditMerge
{
    public static List<Edit> Merge(string text, List<Edit> edits)
    {
        if (edits.Count < 2)
        {
            return edits;
        }

        edits.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.End.CompareTo(a.End));
        var merged = new List<Edit>(edits.Count);
        foreach (var edit in edits)
        {
            if (merged.Count == 0 || edit.Start >= merged[^1].End)
            {
                merged.Add(edit);
                continue;
            }

            merged[^1] = Join(text, merged[^1], edit);
        }

        return merged;
    }

    private static Edit Join(string text, Edit first, Edit second)
    {
        var end = Math.Max(first.End, second.End);
        var leading = Weight(second) > Weight(first) ? second : first;
        var joined = leading with { Start = first.Start, End = end, IsGrave = first.IsGrave || second.IsGrave };
        if (leading.Replacement is null || (leading.Start == joined.Start && leading.End == joined.End))
        {
            return joined;
        }

        return leading.Action == SanitizeAction.Removed && first.Action == second.Action
            ? joined
            : joined with
            {
                Action = SanitizeAction.Neutralised,
                Replacement = Neutral.Replacement(text, joined.Start, joined.End),
            };
    }

    private static int Weight(Edit edit) =>
        edit.Action switch
        {
            SanitizeAction.Neutralised => 2,
            SanitizeAction.Removed => 1,
            _ => 0,
        };
}
