using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Guildhall.Sietch.Badges;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Members.Editions;

/// <summary>Which badges may be shown. One is shown, or shown no more, of so many at once as the smallest tier has places. Roles
/// follow from some of them, and those move in the server at once: such a one tells members apart who came together, so it is
/// shown only where on both sides of it enough of these are left. Pure.</summary>
internal static class BadgeEdition
{
    public static IReadOnlyDictionary<MemberId, EditionEntry> Next(
        IReadOnlyDictionary<MemberId, EditionEntry> shown,
        IReadOnlyDictionary<MemberId, MemberTruth> actual,
        int floor,
        DateTimeOffset now
    )
    {
        var moves = shown
            .Values.Where(entry => actual.ContainsKey(entry.Member))
            .SelectMany(entry => MovesOf(entry, actual[entry.Member].Badges))
            .ToList();
        int before;
        do
        {
            before = moves.Count;
            moves = Together(shown, Enough(moves, floor), floor);
        } while (moves.Count < before);

        var own = moves.ToLookup(move => move.Member);
        return shown.Values.ToDictionary(entry => entry.Member, entry => Apply(entry, own[entry.Member], now));
    }

    /// <summary>The name of those who were one cohort and went the same way in the same edition. Leads to nobody.</summary>
    public static string CohortOf(string before, string way, DateTimeOffset now)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{before}|{way}|{now.UtcTicks}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
    }

    private static IEnumerable<Move> MovesOf(EditionEntry entry, IReadOnlySet<string> held) =>
        held.Except(entry.Badges)
            .Select(badge => new Move(entry.Member, badge, IsGain: true))
            .Concat(entry.Badges.Except(held).Select(badge => new Move(entry.Member, badge, IsGain: false)));

    private static List<Move> Enough(List<Move> moves, int floor) =>
        [
            .. moves
                .GroupBy(move => (move.Badge, move.IsGain))
                .Where(same => same.Count() >= floor)
                .SelectMany(same => same),
        ];

    /// <summary>Without those of members whom these moves would tell apart from too many of their cohort.</summary>
    private static List<Move> Together(IReadOnlyDictionary<MemberId, EditionEntry> shown, List<Move> moves, int floor)
    {
        var own = moves.ToLookup(move => move.Member);
        var back = shown
            .Values.GroupBy(entry => entry.Cohort)
            .SelectMany(cohort =>
                TooFew([.. cohort.GroupBy(entry => WayOf(entry.Badges, After(entry, own[entry.Member])))], floor)
            )
            .Select(entry => entry.Member)
            .ToHashSet();
        return [.. moves.Where(move => !back.Contains(move.Member))];
    }

    private static IEnumerable<EditionEntry> TooFew(List<IGrouping<string, EditionEntry>> ways, int floor)
    {
        var small = ways.Where(way => way.Count() < floor).ToList();
        var going = ways.Where(way => way.Key.Length > 0).ToList();
        if (small.Count == 0 || going.Count == 0)
        {
            return [];
        }

        // Where those who stay are too few, the fewest of the others stay with them.
        var back = small.Where(way => way.Key.Length > 0).ToList();
        return (back.Count > 0 ? back : [going.MinBy(way => way.Count())!]).SelectMany(way => way);
    }

    private static EditionEntry Apply(EditionEntry entry, IEnumerable<Move> own, DateTimeOffset now)
    {
        var after = After(entry, own);
        return WayOf(entry.Badges, after) is { Length: > 0 } way
            ? entry with
            {
                Badges = after,
                Cohort = CohortOf(entry.Cohort, way, now),
            }
            : entry with
            {
                Badges = after,
            };
    }

    private static HashSet<string> After(EditionEntry entry, IEnumerable<Move> own)
    {
        var badges = entry.Badges.ToHashSet();
        foreach (var move in own)
        {
            _ = move.IsGain ? badges.Add(move.Badge) : badges.Remove(move.Badge);
        }

        return badges;
    }

    /// <summary>What the badges tell of roles then and did not tell before, and the reverse; empty for nothing.</summary>
    private static string WayOf(IReadOnlySet<string> before, HashSet<string> after)
    {
        var (was, isNow) = (BadgeRoles.ToldBy(before), BadgeRoles.ToldBy(after));
        return string.Join(
            ',',
            isNow.Except(was).Select(role => $"+{role}").Concat(was.Except(isNow).Select(role => $"-{role}")).Order()
        );
    }

    private readonly record struct Move(MemberId Member, string Badge, bool IsGain);
}
