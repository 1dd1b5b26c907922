using System.Text.Json;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Eligibility.Following;

namespace Guildhall.Sietch.Threshold;

/// <summary>The history of the bar: a row for each published snapshot, kept for 400 days.</summary>
internal sealed class BarBook(Db db) : ISnapshotFollower
{
    private const int Batch = 100;

    public static TimeSpan Kept { get; } = TimeSpan.FromDays(400);

    public string Reader => "threshold";

    public async Task FollowAsync(SnapshotNews news, CancellationToken cancellation)
    {
        var tenant = news.Community.Tenant;
        for (var seen = news.Seen; seen < news.Published; )
        {
            var find = new
            {
                Tenant = tenant,
                Seen = seen,
                Limit = Batch,
            };
            var found = await db.QueryAsync<SnapshotPlaces>(BarSql.Unseen, find, cancellation);
            if (found.Count == 0)
            {
                return;
            }

            seen = found[^1].Number;
            var rows = found.Select(snapshot => Row(tenant, snapshot, news.Community.Places)).ToList();
            await db.WriteAsync(
                async unit =>
                {
                    await unit.ExecuteAsync(BarSql.Add, rows);
                    await StandingChanges.MarkSeenAsync(unit, tenant, Reader, seen);
                },
                cancellation
            );
        }
    }

    /// <summary>Newest first.</summary>
    public Task<IReadOnlyList<BarRow>> LastAsync(
        TenantId tenant,
        int limit,
        DateTimeOffset? since,
        CancellationToken cancellation
    ) =>
        db.QueryAsync<BarRow>(
            BarSql.Last,
            new
            {
                Tenant = tenant,
                Limit = limit,
                Since = since ?? DateTimeOffset.UnixEpoch,
            },
            cancellation
        );

    public static Task<int> ForgetAsync(Unit unit, TenantId tenant) =>
        unit.ExecuteAsync(BarSql.Forget, new { Tenant = tenant, Before = unit.Now - Kept });

    private static object Row(TenantId tenant, SnapshotPlaces snapshot, PlaceRules places)
    {
        var kept = JsonSerializer.Deserialize(snapshot.Places, SietchJson.Default.IReadOnlyListKeptPlace)!;
        var bar = Bar.Of([.. kept.Select(place => (Address.Parse(place.Wallet), AmountOf(place.Held)))], places);
        return new
        {
            Tenant = tenant,
            Snapshot = snapshot.Number,
            Entry = bar.Entry.ToArray(),
            bar.Eligible,
            bar.Waiting,
            Gap = bar.Gap?.ToArray(),
            snapshot.MadeAt,
        };
    }

    private static Wei AmountOf(string digits) =>
        Wei.TryParse(digits, out var amount) ? amount : throw new FormatException("A snapshot holds no amount.");

    private sealed record SnapshotPlaces(long Number, string Places, DateTimeOffset MadeAt);
}
