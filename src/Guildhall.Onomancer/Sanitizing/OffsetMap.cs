using System.Text;

namespace Guildhall.Onomancer.Sanitizing;

/// <summary>Where the characters of an edited text stood before any edit.</summary>
internal sealed class OffsetMap
{
    // Each segment begins at a place of the edited text; a kept one runs on from its origin, a replaced one is all of an origin range.
    private List<Segment> segments = [new(0, 0, 0, IsKept: true)];

    public int Origin(int at)
    {
        var segment = segments[Find(at)];
        return segment.IsKept ? segment.Origin + at - segment.At : segment.Origin;
    }

    /// <summary>For an exclusive end: it follows the last character before it.</summary>
    public int OriginOfEnd(int end)
    {
        if (end == 0)
        {
            return Origin(0);
        }

        var segment = segments[Find(end - 1)];
        return segment.IsKept ? segment.Origin + end - segment.At : segment.OriginEnd;
    }

    /// <summary>The text after the edits, which are in order and apart from each other.</summary>
    public string Apply(string text, List<Edit> edits)
    {
        var built = new StringBuilder(text.Length);
        var next = new List<Segment>();
        var copied = 0;
        foreach (var edit in edits)
        {
            if (edit.Replacement is null)
            {
                continue;
            }

            Keep(next, built.Length, copied, edit.Start);
            built.Append(text, copied, edit.Start - copied);
            if (edit.Replacement.Length > 0)
            {
                next.Add(new(built.Length, Origin(edit.Start), OriginOfEnd(edit.End), IsKept: false));
                built.Append(edit.Replacement);
            }

            copied = edit.End;
        }

        Keep(next, built.Length, copied, text.Length + 1);
        built.Append(text, copied, text.Length - copied);
        segments = next;
        return built.ToString();
    }

    private void Keep(List<Segment> next, int at, int from, int to)
    {
        if (from >= to)
        {
            return;
        }

        for (var i = Find(from); i < segments.Count && segments[i].At < to; i++)
        {
            var segment = segments[i];
            var start = Math.Max(from, segment.At);
            next.Add(
                segment with
                {
                    At = at + start - from,
                    Origin = segment.IsKept ? segment.Origin + start - segment.At : segment.Origin,
                }
            );
        }
    }

    private int Find(int at)
    {
        int low = 0,
            high = segments.Count - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = segments[middle].At <= at ? (middle, high) : (low, middle - 1);
        }

        return low;
    }

    private readonly record struct Segment(int At, int Origin, int OriginEnd, bool IsKept);
}
