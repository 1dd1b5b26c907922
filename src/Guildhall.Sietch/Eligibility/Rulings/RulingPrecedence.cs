namespace Guildhall.Sietch.Eligibility.Rulings;

/// <summary>What several rulings of one wallet come to together.</summary>
internal static class RulingPrecedence
{
    /// <summary>Which of them wins, a sentence each; none for one alone.</summary>
    public static IEnumerable<string> Of(IEnumerable<RulingKind> standing)
    {
        var kinds = standing.Distinct().Order().ToList();
        var (isGuest, isPardoned) = (kinds.Contains(RulingKind.Guest), kinds.Contains(RulingKind.Pardon));
        var against = kinds.Where(kind => kind is RulingKind.Exclude or RulingKind.Remove).ToList();
        var names = string.Join(" and ", against);
        if (against.Count > 1)
        {
            yield return $"{names} each take the rank: it comes back when both are lifted.";
        }

        if (against.Count > 0 && isPardoned)
        {
            var (wins, stands) = against.Count == 1 ? ("wins", "it stands") : ("win", "either stands");
            yield return $"{names} {wins} over Pardon: there is no rank while {stands}.";
        }

        if (against.Count > 0 && isGuest)
        {
            yield return $"Guest wins over {names}: it has access all the same, without a rank.";
        }
        else if (isGuest && isPardoned)
        {
            yield return "Guest and Pardon act together: access in any case, and a rank by what it holds.";
        }
    }
}
