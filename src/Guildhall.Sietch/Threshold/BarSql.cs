namespace Guildhall.Sietch.Threshold;

internal static class BarSql
{
    public const string Unseen = """
        SELECT number, places, made_at FROM sietch_snapshots WHERE tenant_id = @Tenant AND number > @Seen
        ORDER BY number LIMIT @Limit
        """;

    public const string Add = """
        INSERT INTO sietch_thresholds (tenant_id, snapshot, entry, eligible, waiting, gap, made_at)
        VALUES (@Tenant, @Snapshot, @Entry, @Eligible, @Waiting, @Gap, @MadeAt)
        ON CONFLICT (tenant_id, snapshot) DO NOTHING
        """;

    public const string Last = """
        SELECT snapshot, entry, eligible, waiting, gap, made_at FROM sietch_thresholds
        WHERE tenant_id = @Tenant AND made_at >= @Since ORDER BY snapshot DESC LIMIT @Limit
        """;

    public const string Forget = "DELETE FROM sietch_thresholds WHERE tenant_id = @Tenant AND made_at < @Before";
}
