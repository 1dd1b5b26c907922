using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Members.Editions;

/// <summary>What of the truth may be shown to others. Everybody can watch the chain and the roles: whoever vanished or rose here in
/// the hour in which one wallet or one account did would be known by it. So a change is shown once as many went the same way as
/// the smallest tier has places, and all of them together. Pure.</summary>
internal static class Edition
{
    /// <param name="shown">As the edition is.</param>
    /// <param name="actual">As it would be.</param>
    /// <param name="erased">Those who have no profile any more: they go at once, by their own will.</param>
    /// <param name="floor">How many it takes.</param>
    /// <param name="now">When the next edition comes out.</param>
    public static IReadOnlyDictionary<MemberId, EditionEntry> Next(
        IReadOnlyDictionary<MemberId, EditionEntry> shown,
        IReadOnlyDictionary<MemberId, MemberTruth> actual,
        IReadOnlySet<MemberId> erased,
        int floor,
        DateTimeOffset now
    )
    {
        var next = shown.Where(member => !erased.Contains(member.Key)).ToDictionary();
        var left = next.Keys.Where(member => !actual.ContainsKey(member)).ToList();
        if (left.Count >= floor)
        {
            left.ForEach(member => next.Remove(member));
        }

        Arrive(next, actual, floor, now);
        Move(next, actual, floor, now);
        return BadgeEdition.Next(next, actual, floor, now);
    }

    /// <summary>Those of one tier come together, where they are enough; all others as the lowest do, and rise with the others that
    /// do: the one of another tier among them would be known.</summary>
    private static void Arrive(
        Dictionary<MemberId, EditionEntry> next,
        IReadOnlyDictionary<MemberId, MemberTruth> actual,
        int floor,
        DateTimeOffset now
    )
    {
        // Whose standing is not read yet would come without a tier, and rise later in another company than they came.
        var arrived = actual
            .Where(member => member.Value.Tier >= Tier.Fedaykin && !next.ContainsKey(member.Key))
            .GroupBy(member => member.Value.Tier, member => member.Key)
            .ToList();
        foreach (var tier in arrived.Where(tier => tier.Count() >= floor))
        {
            Add(tier, tier.Key, $"{tier.Key}");
        }

        var few = arrived.Where(tier => tier.Count() < floor).SelectMany(tier => tier).ToList();
        if (few.Count >= floor)
        {
            Add(few, Tier.Fedaykin, "mixed");
        }

        void Add(IEnumerable<MemberId> members, Tier tier, string way)
        {
            foreach (var member in members)
            {
                next[member] = new()
                {
                    Member = member,
                    Tier = tier,
                    CameAs = actual[member].Tier,
                    Since = now,
                    TierSince = now,
                    Cohort = BadgeEdition.CohortOf("", way, now),
                };
            }
        }
    }

    private static void Move(
        Dictionary<MemberId, EditionEntry> next,
        IReadOnlyDictionary<MemberId, MemberTruth> actual,
        int floor,
        DateTimeOffset now
    )
    {
        var enough = next
            .Values.Where(entry => actual.TryGetValue(entry.Member, out var truth) && truth.Tier != entry.Tier)
            .GroupBy(entry => WayOf(entry, actual[entry.Member].Tier))
            .Where(way => way.Count() >= floor)
            .SelectMany(way => way)
            .ToList();
        foreach (var entry in enough)
        {
            next[entry.Member] = entry with { Tier = actual[entry.Member].Tier, TierSince = now };
        }
    }

    private static Way WayOf(EditionEntry entry, Tier tier) =>
        tier < entry.Tier ? Way.Fell
        // They have not risen since they came: nobody's rise can be mistaken for theirs.
        : entry.CameAs >= tier ? Way.CameSo
        : Way.Rose;

    private enum Way
    {
        Fell,
        Rose,
        CameSo,
    }
}
