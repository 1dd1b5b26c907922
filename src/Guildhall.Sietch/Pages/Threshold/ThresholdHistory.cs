using System.Collections.Concurrent;
using System.Text.Json;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Eligibility;

namespace Guildhall.Sietch.Pages.Threshold;

/// <summary>The threshold of each published snapshot, read once for each new one.</summary>
internal sealed class ThresholdHistory(Db db, PublishedShelf shelf)
{
    /// <summary>A month of a snapshot every six hours.</summary>
    private const int Most = 120;

    private readonly ConcurrentDictionary<TenantId, Known> known = new();

    /// <summary>Oldest first.</summary>
    public async Task<IReadOnlyList<ThresholdPoint>> ReadAsync(Community community, CancellationToken cancellation)
    {
        var tenant = community.Tenant;
        if (shelf.TryGet(tenant) is not { Snapshot.Number: var newest })
        {
            return [];
        }

        if (known.TryGetValue(tenant, out var last) && last.Snapshot == newest)
        {
            return last.Points;
        }

        var rows = await db.QueryAsync<Row>(ThresholdSql.Last, new { Tenant = tenant, Limit = Most }, cancellation);
        var points = rows.Select(row => new ThresholdPoint(row.MadeAt, EntryOf(row, community.Places)))
            .Reverse()
            .ToList();
        known[tenant] = new(newest, points);
        return points;
    }

    private static Wei EntryOf(Row row, PlaceRules places)
    {
        var kept = JsonSerializer.Deserialize(row.Places, SietchJson.Default.IReadOnlyListKeptPlace)!;
        return kept.Count >= places.Eligible && Wei.TryParse(kept[places.Eligible - 1].Held, out var held)
            ? held
            : Wei.Zero;
    }

    private sealed record Row(string Places, DateTimeOffset MadeAt);

    private sealed record Known(long Snapshot, IReadOnlyList<ThresholdPoint> Points);
}

internal static class ThresholdSql
{
    public const string Last = """
        SELECT places, made_at FROM sietch_snapshots WHERE tenant_id = @Tenant ORDER BY number DESC LIMIT @Limit
        """;
}
