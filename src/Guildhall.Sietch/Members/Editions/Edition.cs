using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Members.Editions;

/// <summary>What of the truth may be shown to others. Everybody can watch the chain: whoever vanished or rose here in the
/// hour in which one wallet did would be known by it. So a change is shown once as many went the same way as the smallest tier
/// has places, and all of them together. Pure.</summary>
internal static class Edition
{
    /// <param name="shown">As the edition is.</param>
    /// <param name="actual">As it would be.</param>
    /// <param name="erased">Those who have no profile any more: they go at once, by their own will.</param>
    /// <param name="floor">How many it takes.</param>
    public static IReadOnlyDictionary<MemberId, Tier> Next(
        IReadOnlyDictionary<MemberId, Tier> shown,
        IReadOnlyDictionary<MemberId, Tier> actual,
        IReadOnlySet<MemberId> erased,
        int floor
    )
    {
        var next = shown.Where(member => !erased.Contains(member.Key)).ToDictionary();
        // Whose standing is not read yet would come without a tier, and rise later in another company than they came.
        var arrived = actual.Where(member => member.Value >= Tier.Fedaykin && !next.ContainsKey(member.Key)).ToList();
        var left = next.Keys.Where(member => !actual.ContainsKey(member)).ToList();
        var moved = actual.Where(member => next.TryGetValue(member.Key, out var tier) && tier != member.Value).ToList();
        if (left.Count >= floor)
        {
            left.ForEach(member => next.Remove(member));
        }

        var enough = new[]
        {
            arrived,
            [.. moved.Where(member => member.Value > next[member.Key])],
            [.. moved.Where(member => member.Value < next[member.Key])],
        }.Where(kind => kind.Count >= floor);
        foreach (var (member, tier) in enough.SelectMany(kind => kind).ToList())
        {
            next[member] = tier;
        }

        return next;
    }
}
