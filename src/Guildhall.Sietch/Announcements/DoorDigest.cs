using System.Globalization;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Eligibility;

namespace Guildhall.Sietch.Announcements;

/// <summary>What the door tells of some changes: numbers, true causes and former tiers. No nym ever; wallets only where the
/// community wants them and enough went the same way. Pure.</summary>
/// <param name="Lines">Empty where nothing is left to tell.</param>
internal sealed record DoorDigest(IReadOnlyList<string> Lines)
{
    // An embed's text ends at 4,096.
    private const int MostNamed = 40;

    /// <param name="changes">In the order of the snapshots.</param>
    public static DoorDigest Of(IReadOnlyList<ChangeRow> changes, AnnouncementTerms terms)
    {
        var net = changes.GroupBy(change => change.Address).Select(Net.Of).Where(change => change.IsNews).ToList();
        return new([
            .. Direction(net.Where(change => change.HasLeft), Left, terms),
            .. Direction(net.Where(change => change.HasJoined), Joined, terms),
            .. Direction(net.Where(change => change.HasFallen), _ => "Out of the Naib tier, and still here", terms),
            .. Direction(net.Where(change => change.HasRisen), _ => "Into the Naib tier", terms),
        ]);
    }

    /// <summary>How many wallets it would be about.</summary>
    public static int CountOf(IReadOnlyList<ChangeRow> changes) =>
        changes.GroupBy(change => change.Address).Select(Net.Of).Count(change => change.IsNews);

    private static IEnumerable<string> Direction(IEnumerable<Net> net, Func<Net, string> words, AnnouncementTerms terms)
    {
        var all = net.ToList();
        var isNamed = terms.NamesWallets && all.Count >= terms.Floor && all.Count <= MostNamed;
        return all.GroupBy(words)
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group =>
                $"**{group.Count().ToString(CultureInfo.InvariantCulture)}** · {group.Key}{(isNamed ? Names(group) : "")}"
            );
    }

    // By address, so that nothing of the order in which it happened is left.
    private static string Names(IEnumerable<Net> group) =>
        $": {string.Join(", ", group.Select(net => net.Wallet).Order().Select(wallet => $"`{wallet.ToShort()}`"))}";

    private static string Left(Net net) =>
        $"Left ({(net.Before == Tier.Naib ? "Naib tier" : "Fedaykin")}): "
        + net.Cause switch
        {
            StandingReason.Redeemed => "redeemed",
            StandingReason.BelowTheLine => "others hold more",
            StandingReason.Removed => "by an admin",
            StandingReason.Excluded => "excluded from the ranking",
            _ => "no claim counts any more",
        };

    private static string Joined(Net net) =>
        net.IsGuest ? "Arrived as guests" : $"Arrived ({(net.After == Tier.Naib ? "Naib tier" : "Fedaykin")})";

    /// <summary>All of one wallet's changes as one: who left and came back in between was not away.</summary>
    private sealed record Net(
        Address Wallet,
        Tier Before,
        Tier After,
        StandingReason? Cause,
        bool IsGuest,
        bool IsUndone
    )
    {
        public bool HasLeft => Before >= Tier.Fedaykin && After < Tier.Fedaykin;

        /// <summary>Who is back since the chain took something back has not arrived.</summary>
        public bool HasJoined => Before < Tier.Fedaykin && After >= Tier.Fedaykin && !IsUndone;

        public bool HasFallen => After >= Tier.Fedaykin && Before > After;

        public bool HasRisen => Before >= Tier.Fedaykin && After > Before;

        public bool IsNews => HasLeft || HasJoined || HasFallen || HasRisen;

        public static Net Of(IGrouping<Address, ChangeRow> changes)
        {
            var last = changes.Last();
            return new(
                changes.Key,
                changes.First().TierBefore,
                last.TierAfter,
                changes.LastOrDefault(change => change.Kind == ChangeKind.Left)?.Cause,
                last.IsGuest,
                changes.Any(change => change.Kind == ChangeKind.Restored)
            );
        }
    }
}
