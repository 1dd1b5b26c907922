namespace Guildhall.Onomancer.Secrets;

/// <summary>Makes one finding of those that overlap, so that redaction takes each character once and leaves none.</summary>
internal static class FindingMerge
{
    private static readonly HashSet<string> general =
    [
        "password",
        "token",
        "secret",
        "api-key",
        "session-cookie",
        "authorization-header",
        "bearer-token",
        "basic-auth-header",
        "private-key-value",
        "basic-auth-url",
        "connection-string-password",
        "client-secret",
    ];

    public static List<SecretFinding> Merge(List<SecretFinding> found)
    {
        found.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.End.CompareTo(a.End));
        var merged = new List<SecretFinding>(found.Count);
        foreach (var next in found)
        {
            if (merged.Count == 0 || !merged[^1].Overlaps(next))
            {
                merged.Add(next);
                continue;
            }

            merged[^1] = Join(merged[^1], next);
        }

        return merged;
    }

    private static SecretFinding Join(SecretFinding first, SecretFinding second)
    {
        var isGeneral = general.Contains(first.Kind);
        var better =
            isGeneral != general.Contains(second.Kind) ? (isGeneral ? second : first)
            : second.Severity > first.Severity ? second
            : first;
        return better with
        {
            Severity = first.Severity > second.Severity ? first.Severity : second.Severity,
            Start = Math.Min(first.Start, second.Start),
            End = Math.Max(first.End, second.End),
        };
    }
}
