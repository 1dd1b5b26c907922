namespace Guildhall.Sietch.Badges;

internal static class BadgeSql
{
    public const string Held = """
        SELECT member_id, badge, awarded_at FROM sietch_badges WHERE tenant_id = @Tenant AND revoked_at IS NULL
        """;

    public const string Known = "SELECT member_id, badge FROM sietch_badges WHERE tenant_id = @Tenant";

    // One that an admin has revoked stays so.
    public const string Earn = """
        INSERT INTO sietch_badges (tenant_id, member_id, badge, awarded_at, awarded_by)
        VALUES (@Tenant, @Member, @Badge, @Now, 'system')
        ON CONFLICT (tenant_id, member_id, badge) DO NOTHING
        """;

    public const string Award = """
        INSERT INTO sietch_badges (tenant_id, member_id, badge, awarded_at, awarded_by, reason)
        VALUES (@Tenant, @Member, @Badge, @Now, @By, @Reason)
        ON CONFLICT (tenant_id, member_id, badge) DO UPDATE SET awarded_at = excluded.awarded_at,
            awarded_by = excluded.awarded_by, reason = excluded.reason, revoked_at = NULL, revoked_by = NULL
        WHERE sietch_badges.revoked_at IS NOT NULL
        """;

    public const string Revoke = """
        UPDATE sietch_badges SET revoked_at = @Now, revoked_by = @By
        WHERE tenant_id = @Tenant AND member_id = @Member AND badge = @Badge AND revoked_at IS NULL
        """;

    public const string State = """
        SELECT badge, revoked_at FROM sietch_badges WHERE tenant_id = @Tenant AND member_id = @Member AND badge = @Badge
        """;

    public const string Balances = "SELECT member_id, points, period FROM sietch_activity WHERE tenant_id = @Tenant";

    // For those that give roles; never to be shown.
    public const string Seen = """
        SELECT i.user_id, i.member_id, p.onboarded_at FROM sietch_identities i
        JOIN sietch_profiles p ON p.tenant_id = i.tenant_id AND p.member_id = i.member_id
        WHERE i.tenant_id = @Tenant AND p.onboarded_at IS NOT NULL AND p.hidden_at IS NULL
        """;

    public const string OfMember = """
        SELECT badge, awarded_at, reason, revoked_at FROM sietch_badges WHERE tenant_id = @Tenant AND member_id = @Member
        """;

    public const string Erase = "DELETE FROM sietch_badges WHERE tenant_id = @Tenant AND member_id = @Member";
}
