namespace Guildhall.Simulator.Faults;

/// <summary>Compares a path with a pattern of whole segments.</summary>
internal static class RoutePattern
{
    public static bool Matches(string pattern, string path)
    {
        if (!pattern.Contains('/', StringComparison.Ordinal))
        {
            return path.Contains(pattern, StringComparison.OrdinalIgnoreCase);
        }

        var wanted = pattern.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var found = path.Split('/', StringSplitOptions.RemoveEmptyEntries);

        // The prefix (/api/v10, /google/drive) may be left out of the pattern.
        return Enumerable.Range(0, found.Length + 1).Any(skip => Fits(wanted, found.AsSpan(skip)));
    }

    /// <summary>False for what no path could ever match.</summary>
    public static bool IsOne(string pattern)
    {
        const string never = " ?#<>\"\\^`|[]";
        if (
            pattern.Trim('/').Length == 0
            || pattern.Any(c => char.IsControl(c) || never.Contains(c, StringComparison.Ordinal))
        )
        {
            return false;
        }

        var segments = pattern.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return segments.Index().All(s => IsSegment(s.Item, s.Index == segments.Length - 1));
    }

    private static bool IsSegment(string segment, bool isLast) =>
        segment == "*"
        || (segment == "**" && isLast)
        || (segment.Length > 2 && segment[0] == '{' && segment[^1] == '}')
        || segment.AsSpan().IndexOfAny('*', '{', '}') < 0;

    private static bool Fits(ReadOnlySpan<string> wanted, ReadOnlySpan<string> found)
    {
        for (var i = 0; i < wanted.Length; i++)
        {
            if (wanted[i] == "**")
            {
                return true;
            }

            if (i >= found.Length || !SegmentFits(wanted[i], found[i]))
            {
                return false;
            }
        }

        return wanted.Length == found.Length;
    }

    private static bool SegmentFits(string wanted, string found) =>
        wanted is "*" or ":id"
        || (wanted.StartsWith('{') && wanted.EndsWith('}'))
        || wanted.Equals(found, StringComparison.OrdinalIgnoreCase)
        || wanted.Equals(Uri.UnescapeDataString(found), StringComparison.OrdinalIgnoreCase);
}
