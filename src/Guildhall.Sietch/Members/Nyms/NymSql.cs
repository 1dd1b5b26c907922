namespace Guildhall.Sietch.Members.Nyms;

internal static class NymSql
{
    // The key decides: one row for all that read alike. Its owner may have it again, everybody else once it is free. Of those
    // from before the rows, two may read alike: the one without a row keeps their own letters.
    public const string Take = """
        INSERT INTO sietch_nyms (tenant_id, nym_name, member_id, is_known)
        SELECT @Tenant, @Name, @Member, @Known WHERE NOT EXISTS (
            SELECT 1 FROM sietch_profiles o
            WHERE o.tenant_id = @Tenant AND o.nym_key = @Key AND o.member_id <> @Member)
        ON CONFLICT (tenant_id, nym_name) DO UPDATE SET
            member_id = excluded.member_id,
            is_known = CASE WHEN sietch_nyms.member_id = excluded.member_id AND sietch_nyms.is_known = 1
                THEN 1 ELSE excluded.is_known END,
            free_at = NULL
        WHERE sietch_nyms.member_id = excluded.member_id OR sietch_nyms.free_at <= @Now
        """;

    public const string Know = """
        UPDATE sietch_nyms SET is_known = 1 WHERE tenant_id = @Tenant AND member_id = @Member AND free_at IS NULL
        """;

    // Whom nobody knew by it has nothing to be mistaken for.
    public const string Drop = """
        DELETE FROM sietch_nyms
        WHERE tenant_id = @Tenant AND member_id = @Member AND is_known = 0 AND free_at IS NULL AND nym_name <> @But
        """;

    public const string Keep = """
        UPDATE sietch_nyms SET free_at = @Until
        WHERE tenant_id = @Tenant AND member_id = @Member AND free_at IS NULL AND nym_name <> @But
        """;

    public const string Forget = """
        UPDATE sietch_nyms SET member_id = NULL, free_at = COALESCE(free_at, @Until)
        WHERE tenant_id = @Tenant AND member_id = @Member
        """;

    public const string Sweep = "DELETE FROM sietch_nyms WHERE tenant_id = @Tenant AND free_at <= @Now";

    public const string Unfinished = """
        SELECT n.member_id FROM sietch_nyms n
        JOIN sietch_profiles p ON p.tenant_id = n.tenant_id AND p.member_id = n.member_id
        WHERE n.tenant_id = @Tenant AND n.free_at IS NULL AND p.onboarded_at IS NULL AND p.created_at < @Before
        """;

    public const string KeptFor = """
        SELECT free_at FROM sietch_nyms
        WHERE tenant_id = @Tenant AND member_id = @Member AND free_at IS NOT NULL ORDER BY free_at
        """;

    public const string Count = "SELECT COUNT(*) FROM sietch_nyms WHERE tenant_id = @Tenant";

    public const string DropAll = "DELETE FROM sietch_nyms WHERE tenant_id = @Tenant";

    public const string Names = "SELECT nym_name FROM sietch_nyms WHERE tenant_id = @Tenant";

    // The first to be onboarded has it, of two that read alike.
    public const string Borne = """
        SELECT p.member_id, p.nym FROM sietch_profiles p WHERE p.tenant_id = @Tenant AND p.nym IS NOT NULL
        ORDER BY CASE WHEN p.onboarded_at IS NULL THEN 1 ELSE 0 END, p.onboarded_at, p.created_at, p.member_id
        """;

    public const string Fill = """
        INSERT INTO sietch_nyms (tenant_id, nym_name, member_id, is_known)
        SELECT p.tenant_id, @Name, p.member_id, CASE WHEN p.onboarded_at IS NULL THEN 0 ELSE 1 END FROM sietch_profiles p
        WHERE p.tenant_id = @Tenant AND p.member_id = @Member AND p.nym = @Nym
        ON CONFLICT DO NOTHING
        """;
}
