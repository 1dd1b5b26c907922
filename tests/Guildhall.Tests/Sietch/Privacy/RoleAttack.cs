namespace Guildhall.Tests.Sietch.Privacy;

/// <summary>Another automated join, of somebody who watches the roles in the server and polls the replies: who comes into view is
/// laid beside the accounts that were given the members' role since the last ones came, and whose badges tell of a role beside
/// the accounts that had it by then. Who was in view before and comes back begins anew: whose going and coming are both known is
/// one of those who went together, and that is all that an edition promises.</summary>
internal static class RoleAttack
{
    public const string Member = "onboarded";

    /// <param name="seesEach">A look follows each edition before anything else happens. Where one may lie later, whoever was given
    /// the role before the look at which others came may still have come after them, and counts with the next.</param>
    /// <returns>One for each time that somebody was in view and the attack could say something.</returns>
    public static IReadOnlyList<Guess> Find(RoleView view, bool seesEach)
    {
        List<Guess> found = [];
        var now = new Dictionary<string, IReadOnlySet<string>?>();
        var (last, changes) = (0, ChangesOf(view));
        for (var step = 1; step < view.Nyms.Count; step++)
        {
            var (before, after) = (view.Nyms[step - 1], view.Nyms[step]);
            End(found, now, [.. before.Keys.Except(after.Keys)]);
            var arrived = after.Keys.Except(before.Keys).ToList();
            if (arrived.Count > 0)
            {
                var able = Changed(changes, seesEach ? last + 1 : Math.Max(1, last), step, Member, isGain: true);
                last = step;
                arrived.ForEach(nym => now[nym] = able);
            }

            foreach (var (nym, roles) in after)
            {
                var told = before.GetValueOrDefault(nym) ?? new HashSet<string>();
                foreach (var role in roles.Except(told))
                {
                    Cut(now, nym, Changed(changes, 1, step, role, isGain: true));
                }

                foreach (var role in told.Except(roles))
                {
                    Cut(now, nym, Changed(changes, 1, step, role, isGain: false));
                }
            }
        }

        End(found, now, [.. now.Keys]);
        return found;
    }

    private static void End(
        List<Guess> found,
        Dictionary<string, IReadOnlySet<string>?> now,
        IReadOnlyList<string> gone
    )
    {
        foreach (var nym in gone)
        {
            if (now.Remove(nym, out var could) && could is not null)
            {
                found.Add(new(nym, could));
            }
        }
    }

    private static void Cut(Dictionary<string, IReadOnlySet<string>?> now, string nym, HashSet<string> able) =>
        now[nym] = now.GetValueOrDefault(nym) is { } known ? known.Intersect(able).ToHashSet() : able;

    private static HashSet<string> Changed(List<Change>[] changes, int first, int last, string role, bool isGain) =>
        changes[first..(last + 1)]
            .SelectMany(step => step)
            .Where(change => change.Role == role && change.IsGain == isGain)
            .Select(change => change.Account)
            .ToHashSet();

    /// <summary>What each look saw of roles that the one before did not.</summary>
    private static List<Change>[] ChangesOf(RoleView view) =>
        [
            [],
            .. view.Accounts.Zip(
                view.Accounts.Skip(1),
                (before, after) =>
                    after
                        .SelectMany(account =>
                            account
                                .Value.Except(before[account.Key])
                                .Select(role => new Change(account.Key, role, IsGain: true))
                                .Concat(
                                    before[account.Key]
                                        .Except(account.Value)
                                        .Select(role => new Change(account.Key, role, IsGain: false))
                                )
                        )
                        .ToList()
            ),
        ];

    private readonly record struct Change(string Account, string Role, bool IsGain);
}

/// <summary>What anybody could have written down, look by look.</summary>
internal sealed class RoleView
{
    /// <summary>Nym → the roles that its badges tell of.</summary>
    public List<IReadOnlyDictionary<string, IReadOnlySet<string>>> Nyms { get; } = [];

    /// <summary>Account → the roles that it wears.</summary>
    public List<IReadOnlyDictionary<string, IReadOnlySet<string>>> Accounts { get; } = [];
}
