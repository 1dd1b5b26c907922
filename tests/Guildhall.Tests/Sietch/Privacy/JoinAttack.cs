using Guildhall.Sietch.Eligibility;

namespace Guildhall.Tests.Sietch.Privacy;

/// <summary>An automated join: whatever a nym does in the directory is laid beside what wallets (or Discord accounts) did since
/// the directory last told such a thing, and over time the sets are cut with each other.</summary>
internal static class JoinAttack
{
    private enum Move
    {
        Left,
        Rose,
        Fell,
    }

    /// <param name="seesEach">A look follows each edition before anything else happens. Where one may lie later, what others did
    /// before it may count with the next.</param>
    /// <returns>One for each nym of which the attack could say something.</returns>
    public static IReadOnlyList<Guess> Find(PublicView view, bool seesEach)
    {
        var found = new Dictionary<string, HashSet<string>>();
        var told = Enum.GetValues<Move>().ToDictionary(move => move, _ => 0);
        for (var step = 1; step < view.Nyms.Count; step++)
        {
            var (before, after) = (view.Nyms[step - 1], view.Nyms[step]);
            foreach (var move in Enum.GetValues<Move>())
            {
                var moved = before.Keys.Where(nym => MoveOf(before, after, nym) == move).ToList();
                if (moved.Count == 0)
                {
                    continue;
                }

                var able = Between(view.Others, seesEach ? told[move] : Math.Max(0, told[move] - 1), step, move);
                told[move] = step;
                foreach (var nym in moved)
                {
                    found[nym] = found.TryGetValue(nym, out var known) ? [.. known.Intersect(able)] : [.. able];
                }
            }
        }

        return [.. found.Select(nym => new Guess(nym.Key, nym.Value))];
    }

    private static HashSet<string> Between(
        List<IReadOnlyDictionary<string, Tier>> others,
        int first,
        int last,
        Move move
    )
    {
        var able = new HashSet<string>();
        for (var step = first + 1; step <= last; step++)
        {
            able.UnionWith(others[step - 1].Keys.Where(other => MoveOf(others[step - 1], others[step], other) == move));
        }

        return able;
    }

    private static Move? MoveOf(
        IReadOnlyDictionary<string, Tier> before,
        IReadOnlyDictionary<string, Tier> after,
        string who
    )
    {
        var (was, isNow) = (before.GetValueOrDefault(who), after.GetValueOrDefault(who));
        return was < Tier.Fedaykin ? null
            : isNow < Tier.Fedaykin ? Move.Left
            : isNow > was ? Move.Rose
            : isNow < was ? Move.Fell
            : null;
    }
}
