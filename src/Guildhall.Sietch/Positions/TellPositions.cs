using System.Globalization;
using System.Text.Json;
using Guildhall.Core.Storage;
using Guildhall.Sietch.Alerts;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Eligibility.Following;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Positions;

/// <summary>Tells members whose place has moved from one band to another between two snapshots. The bands are those of wallets;
/// whose they are is asked only when one has moved.</summary>
internal sealed class TellPositions(Db db, EligibilityBook book, LinkVault vault) : ISnapshotFollower
{
    private static readonly JoinReason reason = new("system", "position-alerts");

    public string Reader => "positions";

    public async Task FollowAsync(SnapshotNews news, CancellationToken cancellation)
    {
        var moves = await MovesAsync(news, cancellation);
        var held = moves.Count == 0 ? null : await vault.AllAsync(news.Community.Tenant, reason, cancellation);
        if (held is { AreOwnersKnown: false })
        {
            // By a wallet that cannot be read anybody may be safe: the news waits.
            return;
        }

        var orders = held is null ? [] : OrdersOf(news, moves, held.Sure);
        await db.WriteAsync(
            async unit =>
            {
                foreach (var order in orders)
                {
                    await AlertBook.QueueAsync(unit, order);
                }

                await StandingChanges.MarkSeenAsync(unit, news.Community.Tenant, Reader, news.Published);
            },
            cancellation
        );
    }

    /// <summary>Every ranked wallet's band before and now; empty where none has moved, or there is nothing to compare with.
    /// </summary>
    private async Task<IReadOnlyDictionary<Address, (Band Before, Band After)>> MovesAsync(
        SnapshotNews news,
        CancellationToken cancellation
    )
    {
        var (tenant, places) = (news.Community.Tenant, news.Community.Places);
        if (await book.TrySnapshotAsync(tenant, news.Seen, cancellation) is not { } last)
        {
            return new Dictionary<Address, (Band, Band)>();
        }

        var before = Ranks(last);
        var standings = await book.StandingsAsync(tenant, cancellation);
        var bands = standings.Values.ToDictionary(
            standing => standing.Wallet,
            standing =>
                (
                    Before: BeforeOf(standing, before.GetValueOrDefault(standing.Wallet), last.MadeAt, places),
                    After: standing.IsGuest ? Band.Safe : Bands.Of(standing, places)
                )
        );
        return bands.Values.Any(band => BandMove.TryAlert(band.Before, band.After) is not null)
            ? bands
            : new Dictionary<Address, (Band, Band)>();
    }

    /// <summary>Who was let in then, with a rank below the line, was about to leave.</summary>
    private static Band BeforeOf(Standing now, int? rank, DateTimeOffset then, PlaceRules places)
    {
        if (now.IsGuest)
        {
            return Band.Safe;
        }

        var band = Bands.Of(rank, places);
        return band < Band.Below && now.IsEligible && now.JoinedAt <= then ? Band.Below : band;
    }

    private static List<AlertOrder> OrdersOf(
        SnapshotNews news,
        IReadOnlyDictionary<Address, (Band Before, Band After)> bands,
        IReadOnlyList<HeldWallet> held
    )
    {
        var orders = new List<AlertOrder>();
        foreach (var own in held.GroupBy(wallet => wallet.Member))
        {
            var theirs = own.Select(wallet => bands.GetValueOrDefault(wallet.Wallet)).ToList();
            var (before, after) = (theirs.Max(band => band.Before), theirs.Max(band => band.After));
            if (BandMove.TryAlert(before, after) is { } kind)
            {
                orders.Add(
                    new()
                    {
                        Tenant = news.Community.Tenant,
                        Member = own.Key,
                        Kind = kind,
                        Key = string.Create(CultureInfo.InvariantCulture, $"place:{news.Published}"),
                    }
                );
            }
        }

        return orders;
    }

    private static Dictionary<Address, int?> Ranks(SnapshotRow snapshot) =>
        JsonSerializer
            .Deserialize(snapshot.Places, SietchJson.Default.IReadOnlyListKeptPlace)!
            .Select((place, i) => (Wallet: Address.Parse(place.Wallet), Rank: i + 1))
            .ToDictionary(place => place.Wallet, place => (int?)place.Rank);
}
