namespace Guildhall.Sietch.Alerts;

internal static class AlertSql
{
    public const string Add = """
        INSERT INTO sietch_alerts (tenant_id, id, member_id, kind, alert_key, detail, state, attempts, week, made_at)
        VALUES (@Tenant, @Id, @Member, @Kind, @Key, @Detail, 'pending', 0, @Week, @Now)
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
            AND state IN ('pending', 'held', 'delivered')
        """;

    public const string One = $"SELECT {AlertColumns.All} FROM sietch_alerts WHERE tenant_id = @Tenant AND id = @Id";

    // Compare-and-set: of two that send or skip, one does.
    public const string End = """
        UPDATE sietch_alerts SET state = @State, why = @Why, ended_at = @Now, next_at = NULL, detail = NULL
        WHERE tenant_id = @Tenant AND id = @Id AND state IN ('pending', 'held')
        """;

    public const string Hold = """
        UPDATE sietch_alerts SET state = 'held', why = 'closed', attempts = attempts + 1, next_at = @Next
        WHERE tenant_id = @Tenant AND id = @Id AND state = 'pending'
        """;

    public const string Due = $"""
        SELECT {AlertColumns.All} FROM sietch_alerts
        WHERE tenant_id = @Tenant AND state = 'held' AND next_at <= @Now ORDER BY next_at LIMIT @Limit
        """;

    public const string HeldOf = $"""
        SELECT {AlertColumns.All} FROM sietch_alerts
        WHERE tenant_id = @Tenant AND member_id = @Member AND state = 'held'
        """;

    public const string Again = """
        UPDATE sietch_alerts SET state = 'pending', next_at = NULL
        WHERE tenant_id = @Tenant AND id = @Id AND state = 'held'
        """;

    public const string Last = $"""
        SELECT {AlertColumns.All} FROM sietch_alerts
        WHERE tenant_id = @Tenant AND member_id = @Member ORDER BY made_at DESC, id LIMIT @Limit
        """;

    public const string DeliveredInWeek = """
        SELECT COUNT(*) FROM sietch_alerts
        WHERE tenant_id = @Tenant AND member_id = @Member AND week = @Week AND state = 'delivered' AND kind <> 'Test'
        """;

    public const string Forget = """
        DELETE FROM sietch_alerts WHERE tenant_id = @Tenant AND made_at < @Before AND state NOT IN ('pending', 'held')
        """;

    public const string Erase = "DELETE FROM sietch_alerts WHERE tenant_id = @Tenant AND member_id = @Member";

    public const string Preferences = """
        SELECT position, at_risk, naib, per_week FROM sietch_alert_preferences
        WHERE tenant_id = @Tenant AND member_id = @Member
        """;

    public const string Prefer = """
        INSERT INTO sietch_alert_preferences (tenant_id, member_id, position, at_risk, naib, per_week)
        VALUES (@Tenant, @Member, @Position, @AtRisk, @Naib, @PerWeek)
        ON CONFLICT (tenant_id, member_id) DO UPDATE SET position = excluded.position, at_risk = excluded.at_risk,
            naib = excluded.naib, per_week = excluded.per_week
        """;

    public const string ErasePreferences = """
        DELETE FROM sietch_alert_preferences WHERE tenant_id = @Tenant AND member_id = @Member
        """;
}

/// <summary>As <see cref="AlertRow"/> has them.</summary>
internal static class AlertColumns
{
    public const string All = "tenant_id, id, member_id, kind, detail, state, why, attempts, made_at, ended_at";
}
