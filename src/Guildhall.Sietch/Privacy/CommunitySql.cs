namespace Guildhall.Sietch.Privacy;

/// <summary>What a server's owner is given of its community. No statement names more than one of nym, wallet and account, and none
/// has an order or an hour that would lead from one to another.</summary>
internal static class CommunitySql
{
    // Where the bot is gone, a name leads to no server any more.
    public const string TenantsIn = """
        SELECT tenant_id FROM sietch_role_holders WHERE guild_id = @Guild
        UNION SELECT tenant_id FROM sietch_proofs WHERE guild_id = @Guild
        EXCEPT SELECT tenant_id FROM sietch_role_holders WHERE guild_id <> @Guild
        EXCEPT SELECT tenant_id FROM sietch_proofs WHERE guild_id <> @Guild
        """;

    public const string Snapshots = """
        SELECT number, cause, block, wallets, eligible, made_at FROM sietch_snapshots
        WHERE tenant_id = @Tenant ORDER BY number
        """;

    public const string Standings = """
        SELECT wallet, rank, tier, held, reason, is_guest, joined_at, left_at, left_cause FROM sietch_standings
        WHERE tenant_id = @Tenant ORDER BY wallet
        """;

    public const string Changes = """
        SELECT snapshot, wallet, kind, cause, tier_before, tier_after, is_guest, made_at FROM sietch_changes
        WHERE tenant_id = @Tenant ORDER BY snapshot, wallet
        """;

    public const string Rulings = """
        SELECT number, wallet, kind, reason, made_by, made_at, expires_at, lifted_by, lifted_at FROM sietch_rulings
        WHERE tenant_id = @Tenant ORDER BY number
        """;

    public const string Holds = """
        SELECT number, block, why, leaving, eligible, wallets, state, made_at, decided_by, decided_at FROM sietch_holds
        WHERE tenant_id = @Tenant ORDER BY number
        """;

    public const string Thresholds = """
        SELECT snapshot, entry, eligible, waiting, gap, made_at FROM sietch_thresholds
        WHERE tenant_id = @Tenant ORDER BY snapshot
        """;

    public const string Members = "SELECT user_id FROM sietch_identities WHERE tenant_id = @Tenant ORDER BY user_id";

    public const string Proofs =
        "SELECT made_at, used_at FROM sietch_proofs WHERE tenant_id = @Tenant ORDER BY made_at";

    public const string Roles = """
        SELECT user_id, roles, is_present FROM sietch_role_holders WHERE tenant_id = @Tenant ORDER BY user_id
        """;

    public const string FormerNyms = """
        SELECT free_at FROM sietch_nyms WHERE tenant_id = @Tenant AND free_at IS NOT NULL ORDER BY free_at
        """;

    public const string Activity = """
        SELECT COUNT(*) AS members, COALESCE(SUM(points), 0) AS points, COALESCE(SUM(messages), 0) AS messages,
            COALESCE(SUM(given), 0) AS reactions_given, COALESCE(SUM(received), 0) AS reactions_received
        FROM sietch_activity WHERE tenant_id = @Tenant
        """;

    public const string Badges = """
        SELECT badge, COUNT(*) AS awarded, COUNT(revoked_at) AS revoked FROM sietch_badges
        WHERE tenant_id = @Tenant GROUP BY badge ORDER BY badge
        """;

    public const string Seats = """
        SELECT reason, COUNT(*) AS terms FROM sietch_seats WHERE tenant_id = @Tenant GROUP BY reason ORDER BY reason
        """;

    public const string Waitlist = """
        SELECT registered_at, ended_at, ended_why FROM sietch_waitlist WHERE tenant_id = @Tenant ORDER BY registered_at
        """;

    public const string Alerts = """
        SELECT kind, state, COUNT(*) AS alerts FROM sietch_alerts
        WHERE tenant_id = @Tenant GROUP BY kind, state ORDER BY kind, state
        """;

    public const string AlertChoices = """
        SELECT position, at_risk, naib, badges, per_week, COUNT(*) AS members FROM sietch_alert_preferences
        WHERE tenant_id = @Tenant GROUP BY position, at_risk, naib, badges, per_week
        ORDER BY position, at_risk, naib, badges, per_week
        """;

    public const string Sessions = """
        SELECT made_at, seen_at FROM sietch_sessions WHERE tenant_id = @Tenant ORDER BY made_at
        """;

    public const string Audit = """
        SELECT actor, action, outcome, at FROM audit WHERE tenant_id = @Tenant AND action LIKE 'sietch.%' ORDER BY id
        """;

    public const string EraseAudit = "DELETE FROM audit WHERE tenant_id = @Tenant AND action LIKE 'sietch.%'";
}
