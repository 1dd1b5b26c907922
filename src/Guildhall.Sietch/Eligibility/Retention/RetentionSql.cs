namespace Guildhall.Sietch.Eligibility.Retention;

internal static class RetentionSql
{
    public const string Readers = "SELECT reader, snapshot FROM sietch_change_readers WHERE tenant_id = @Tenant";

    // First is the lowest number that somebody reads.
    public const string Snapshots = """
        DELETE FROM sietch_snapshots WHERE tenant_id = @Tenant AND made_at < @Before AND number < @First
        """;

    public const string Syncs = """
        DELETE FROM sietch_syncs WHERE tenant_id = @Tenant AND begun_at < @Before
            AND begun_at < (SELECT MAX(last.begun_at) FROM sietch_syncs last WHERE last.tenant_id = @Tenant)
        """;
}
