namespace Guildhall.Sietch.Chain.Audits;

internal static class AuditSql
{
    public const string Add = """
        INSERT INTO sietch_audits
            (tenant_id, id, state, chain_id, block, windows, unchecked, events, witnesses, differing, why, begun_at, ended_at)
        VALUES
            (@Tenant, @Id, @State, @Chain, @Block, @Windows, @Unchecked, @Events, @Witnesses, @Differing, @Why, @BegunAt, @Now)
        ON CONFLICT (tenant_id, id) DO NOTHING
        """;

    public const string Last = """
        SELECT id, state, block, windows, unchecked, events, why, ended_at FROM sietch_audits
        WHERE tenant_id = @Tenant ORDER BY ended_at DESC, id DESC LIMIT 1
        """;

    // A year of weeks.
    public const string Forget = "DELETE FROM sietch_audits WHERE tenant_id = @Tenant AND ended_at < @Before";
}
