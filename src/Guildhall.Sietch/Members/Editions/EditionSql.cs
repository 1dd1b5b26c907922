namespace Guildhall.Sietch.Members.Editions;

internal static class EditionSql
{
    public const string Entries = """
        SELECT member_id, tier, came_as, since, tier_since, cohort FROM sietch_directory WHERE tenant_id = @Tenant
        """;

    public const string Badges = "SELECT member_id, badge AS id FROM sietch_directory_badges WHERE tenant_id = @Tenant";

    public const string Put = """
        INSERT INTO sietch_directory (tenant_id, member_id, tier, came_as, since, tier_since, cohort)
        VALUES (@Tenant, @Member, @Tier, @CameAs, @Since, @TierSince, @Cohort)
        ON CONFLICT (tenant_id, member_id) DO UPDATE SET tier = excluded.tier, came_as = excluded.came_as,
            since = excluded.since, tier_since = excluded.tier_since, cohort = excluded.cohort
        """;

    public const string PutBadge = """
        INSERT INTO sietch_directory_badges (tenant_id, member_id, badge) VALUES (@Tenant, @Member, @Badge)
        ON CONFLICT DO NOTHING
        """;

    public const string Drop = "DELETE FROM sietch_directory WHERE tenant_id = @Tenant AND member_id = @Member";

    public const string DropBadges = """
        DELETE FROM sietch_directory_badges WHERE tenant_id = @Tenant AND member_id = @Member
        """;

    public const string DropBadge = """
        DELETE FROM sietch_directory_badges WHERE tenant_id = @Tenant AND member_id = @Member AND badge = @Badge
        """;

    // The person who asks, in every community.
    public const string Erase = """
        DELETE FROM sietch_directory
        WHERE member_id IN (SELECT i.member_id FROM sietch_identities i WHERE i.user_id = @Self)
        """;

    public const string EraseBadges = """
        DELETE FROM sietch_directory_badges
        WHERE member_id IN (SELECT i.member_id FROM sietch_identities i WHERE i.user_id = @Self)
        """;
}
