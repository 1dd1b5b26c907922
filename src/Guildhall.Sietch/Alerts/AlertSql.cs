namespace Guildhall.Sietch.Alerts;

internal static class AlertSql
{
    public const string Add = """
        INSERT INTO sietch_alerts (tenant_id, id, member_id, kind, alert_key, detail, state, attempts, week, made_at)
        VALUES (@Tenant, @Id, @Member, @Kind, @Key, @Detail, 'pending', 0, @Week, @MadeAt)
        ON CONFLICT DO NOTHING
        """;

    // The newest is the true one: what nobody has read yet of the same kind is overtaken.
    public const string Overtake = """
        UPDATE sietch_alerts SET state = 'skipped', why = 'overtaken', ended_at = @Now, detail = NULL
        WHERE tenant_id = @Tenant AND member_id = @Member AND kind = @Kind AND id <> @Id AND state IN ('pending', 'held')
        """;

    public const string Spent = """
        SELECT COUNT(*) FROM sietch_alerts
        WHERE tenant_id = @Tenant AND member_id = @Member AND kind = @Kind AND week = @Week AND id <> @Id
            AND state IN ('pending', 'sending', 'held', 'delivered')
        """;

    public const string One = $"SELECT {AlertColumns.All} FROM sietch_alerts WHERE tenant_id = @Tenant AND id = @Id";

    // Compare-and-set: of two that send or skip, one does.
    public const string End = """
        UPDATE sietch_alerts SET state = @State, why = @Why, ended_at = @Now, next_at = NULL, detail = NULL
        WHERE tenant_id = @Tenant AND id = @Id AND state IN ('pending', 'sending', 'held')
        """;

    // What was begun and never confirmed is looked for before it is sent again.
    public const string Begin = """
        UPDATE sietch_alerts SET state = 'sending'
        WHERE tenant_id = @Tenant AND id = @Id AND state IN ('pending', 'sending')
        """;

    // All that wait: who takes no messages now takes none of the later ones either.
    public const string Hold = """
        UPDATE sietch_alerts SET state = 'held', why = 'closed', attempts = attempts + 1, next_at = @Next
        WHERE tenant_id = @Tenant AND member_id = @Member AND state IN ('pending', 'sending', 'held')
        """;

    // Whose messages are closed is not tried at each news.
    public const string HoldWithOthers = """
        UPDATE sietch_alerts SET state = 'held', why = 'closed',
            attempts = (SELECT MAX(h.attempts) FROM sietch_alerts h
                WHERE h.tenant_id = @Tenant AND h.member_id = @Member AND h.state = 'held'),
            next_at = (SELECT MAX(h.next_at) FROM sietch_alerts h
                WHERE h.tenant_id = @Tenant AND h.member_id = @Member AND h.state = 'held')
        WHERE tenant_id = @Tenant AND id = @Id AND EXISTS (SELECT 1 FROM sietch_alerts h
            WHERE h.tenant_id = @Tenant AND h.member_id = @Member AND h.state = 'held')
        """;

    // What waits longer than its job takes may have lost it.
    public const string Due = $"""
        SELECT {AlertColumns.All} FROM sietch_alerts
        WHERE tenant_id = @Tenant
            AND (state = 'held' AND next_at <= @Now OR state IN ('pending', 'sending') AND made_at <= @Lost)
        ORDER BY made_at, id LIMIT @Limit
        """;

    public const string Earlier = """
        SELECT COUNT(*) FROM sietch_alerts
        WHERE tenant_id = @Tenant AND member_id = @Member AND state IN ('pending', 'sending')
            AND (made_at < @MadeAt OR made_at = @MadeAt AND id < @Id)
        """;

    public const string LastStanding = """
        SELECT kind FROM sietch_alerts
        WHERE tenant_id = @Tenant AND member_id = @Member AND kind IN ('Left', 'Returned', 'Rose', 'Fell')
        ORDER BY made_at DESC LIMIT 1
        """;

    public const string HeldOf = $"""
        SELECT {AlertColumns.All} FROM sietch_alerts
        WHERE tenant_id = @Tenant AND member_id = @Member AND state = 'held'
        """;

    public const string Again = """
        UPDATE sietch_alerts SET state = 'pending', next_at = NULL
        WHERE tenant_id = @Tenant AND id = @Id AND state = 'held'
        """;

    public const string AgainOf = $"""
        UPDATE sietch_alerts SET state = 'pending', next_at = NULL
        WHERE tenant_id = @Tenant AND member_id = @Member AND state = 'held'
        RETURNING {AlertColumns.All}
        """;

    public const string Last = $"""
        SELECT {AlertColumns.All} FROM sietch_alerts
        WHERE tenant_id = @Tenant AND member_id = @Member AND kind = COALESCE(@Kind, kind)
        ORDER BY made_at DESC, id LIMIT @Limit
        """;

    public const string CountOf = """
        SELECT COUNT(*) FROM sietch_alerts
        WHERE tenant_id = @Tenant AND member_id = @Member AND kind = COALESCE(@Kind, kind)
        """;

    // What comes always is no part of what is limited.
    public const string LimitedInWeek = """
        SELECT COUNT(*) FROM sietch_alerts
        WHERE tenant_id = @Tenant AND member_id = @Member AND week = @Week AND state = 'delivered'
            AND kind IN ('Position', 'AtRisk', 'NaibThreat')
        """;

    // The last one of each that says how they stand is kept: it tells whether they know that they had left.
    public const string Forget = """
        DELETE FROM sietch_alerts
        WHERE tenant_id = @Tenant AND made_at < @Before AND state NOT IN ('pending', 'sending', 'held')
            AND (kind NOT IN ('Left', 'Returned', 'Rose', 'Fell') OR made_at < (
                SELECT MAX(l.made_at) FROM sietch_alerts l
                WHERE l.tenant_id = sietch_alerts.tenant_id AND l.member_id = sietch_alerts.member_id
                    AND l.kind IN ('Left', 'Returned', 'Rose', 'Fell')))
        """;

    public const string Erase = "DELETE FROM sietch_alerts WHERE tenant_id = @Tenant AND member_id = @Member";
}

/// <summary>As <see cref="AlertRow"/> has them.</summary>
internal static class AlertColumns
{
    public const string All = "tenant_id, id, member_id, kind, detail, state, why, attempts, made_at, ended_at";
}
