using Guildhall.Sietch.Alerts;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Positions;

/// <summary>Who is told what. A wallet's change is its member's only where none of their others stands as well. Pure.</summary>
internal static class StandingPlan
{
    /// <param name="wallets">Everybody's active ones.</param>
    /// <param name="tiers">As published; read before the changes, so that nothing newer is missing among those.</param>
    /// <param name="changes">What was not dealt with yet, in the order of the snapshots.</param>
    /// <returns>In the order of the snapshots.</returns>
    public static IReadOnlyList<StandingNews> Of(
        IReadOnlyList<HeldWallet> wallets,
        IReadOnlyDictionary<Address, Tier> tiers,
        IReadOnlyList<ChangeRow> changes
    )
    {
        var owners = wallets.ToDictionary(held => held.Wallet, held => held.Member);
        var own = wallets.ToLookup(held => held.Member, held => held.Wallet);
        var standing = wallets.ToDictionary(held => held.Wallet, held => tiers.GetValueOrDefault(held.Wallet));
        foreach (var first in changes.Where(change => owners.ContainsKey(change.Address)).Reverse())
        {
            standing[first.Address] = first.TierBefore;
        }

        var notices = new List<StandingNews>();
        foreach (var snapshot in changes.GroupBy(change => change.Snapshot))
        {
            foreach (
                var person in snapshot
                    .Where(change => owners.ContainsKey(change.Address))
                    .GroupBy(change => owners[change.Address])
            )
            {
                var before = Best(own[person.Key], standing);
                foreach (var change in person)
                {
                    standing[change.Address] = change.TierAfter;
                }

                if (KindOf(before, Best(own[person.Key], standing)) is { } kind)
                {
                    notices.Add(new(person.Key, snapshot.Key, kind, CauseOf(kind, person)));
                }
            }
        }

        return notices;
    }

    private static AlertKind? KindOf(Tier before, Tier after) =>
        (before >= Tier.Fedaykin, after >= Tier.Fedaykin) switch
        {
            (true, false) => AlertKind.Left,
            (false, true) => AlertKind.Returned,
            (true, true) when after > before => AlertKind.Rose,
            (true, true) when after < before => AlertKind.Fell,
            _ => null,
        };

    private static StandingReason? CauseOf(AlertKind kind, IEnumerable<ChangeRow> changes) =>
        kind == AlertKind.Left
            ? changes.Where(change => change.Kind == ChangeKind.Left).MaxBy(change => change.TierBefore)?.Cause
            : null;

    private static Tier Best(IEnumerable<Address> wallets, Dictionary<Address, Tier> standing) =>
        wallets.Max(wallet => standing[wallet]) is var best && best >= Tier.Fedaykin ? best : Tier.None;

    private static Tier GetValueOrDefault(this IReadOnlyDictionary<Address, Tier> tiers, Address wallet) =>
        tiers.TryGetValue(wallet, out var tier) ? tier : Tier.None;
}

/// <summary>What one snapshot changed for one person, by the best of their wallets.</summary>
/// <param name="Kind">Left, returned, rose or fell.</param>
/// <param name="Cause">Why they left; null for every other kind.</param>
internal sealed record StandingNews(MemberId Member, long Snapshot, AlertKind Kind, StandingReason? Cause);
