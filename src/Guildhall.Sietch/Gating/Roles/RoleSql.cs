namespace Guildhall.Sietch.Gating.Roles;

internal static class RoleSql
{
    public const string Holders = """
        SELECT user_id, roles, is_present, inherited, left_at FROM sietch_role_holders
        WHERE tenant_id = @Tenant AND guild_id = @Guild
        """;

    public const string Holder = """
        SELECT user_id, roles, is_present, inherited, left_at FROM sietch_role_holders
        WHERE tenant_id = @Tenant AND guild_id = @Guild AND user_id = @User
        """;

    public const string Put = """
        INSERT INTO sietch_role_holders (tenant_id, guild_id, user_id, roles, is_present, inherited, left_at)
        VALUES (@Tenant, @Guild, @User, @Roles, @IsPresent, @Inherited, @LeftAt)
        ON CONFLICT (tenant_id, guild_id, user_id) DO UPDATE SET roles = excluded.roles,
            is_present = excluded.is_present, inherited = excluded.inherited,
            left_at = CASE WHEN excluded.is_present = 1 THEN NULL
                ELSE COALESCE(sietch_role_holders.left_at, excluded.left_at) END
        """;

    public const string Forget = """
        DELETE FROM sietch_role_holders WHERE tenant_id = @Tenant AND guild_id = @Guild AND user_id = @User
        """;

    public const string Clear = "DELETE FROM sietch_role_holders WHERE tenant_id = @Tenant AND guild_id = @Guild";

    public const string Run = """
        SELECT r.read_at, r.ran_at, r.given, r.taken, r.held_back, r.drift, r.problems, r.watched,
            (SELECT COUNT(*) FROM sietch_role_holders h
                WHERE h.tenant_id = r.tenant_id AND h.inherited <> '' AND h.is_present = 1) AS inherited,
            r.lost
        FROM sietch_role_runs r WHERE r.tenant_id = @Tenant
        """;

    public const string MarkRead = """
        INSERT INTO sietch_role_runs (tenant_id, read_at, ran_at, given, taken, held_back, drift, problems, watched)
        VALUES (@Tenant, @Now, 0, 0, 0, 0, 0, '', @Watched)
        ON CONFLICT (tenant_id) DO UPDATE SET read_at = excluded.read_at, watched = excluded.watched
        """;

    public const string MarkRun = """
        UPDATE sietch_role_runs SET ran_at = @Now, given = @Given, taken = @Taken, held_back = @HeldBack,
            drift = drift + @Drift, problems = @Problems, lost = @Lost
        WHERE tenant_id = @Tenant
        """;

    public const string State = """
        SELECT s.snapshot, s.grace_since,
            COALESCE((SELECT r.snapshot FROM sietch_change_readers r
                WHERE r.tenant_id = s.tenant_id AND r.reader = @Reader), 0) AS seen,
            (SELECT COUNT(*) FROM sietch_holds h WHERE h.tenant_id = s.tenant_id AND h.state = 'waiting') AS holds
        FROM sietch_state s WHERE s.tenant_id = @Tenant
        """;

    public const string Tiers =
        "SELECT wallet, tier FROM sietch_standings WHERE tenant_id = @Tenant AND tier <> 'None'";
}
