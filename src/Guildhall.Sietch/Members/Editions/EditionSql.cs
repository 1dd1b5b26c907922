namespace Guildhall.Sietch.Members.Editions;

internal static class EditionSql
{
    public const string Shown = "SELECT member_id, tier FROM sietch_directory WHERE tenant_id = @Tenant";

    public const string Put = """
        INSERT INTO sietch_directory (tenant_id, member_id, tier) VALUES (@Tenant, @Member, @Tier)
        ON CONFLICT (tenant_id, member_id) DO UPDATE SET tier = excluded.tier
        """;

    public const string Drop = "DELETE FROM sietch_directory WHERE tenant_id = @Tenant AND member_id = @Member";

    // The person who asks, in every community.
    public const string Erase = """
        DELETE FROM sietch_directory
        WHERE member_id IN (SELECT i.member_id FROM sietch_identities i WHERE i.user_id = @Self)
        """;
}
