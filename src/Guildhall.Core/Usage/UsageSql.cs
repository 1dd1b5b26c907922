namespace Guildhall.Core.Usage;

internal static class UsageSql
{
    // Holds the tenant's row until the unit ends: decisions and settlements of one tenant come one after the other.
    public const string Lock = """
        INSERT INTO usage_tenants (tenant_id, decisions) VALUES (@Tenant, 1)
        ON CONFLICT (tenant_id) DO UPDATE SET decisions = usage_tenants.decisions + 1
        """;

    public const string Existing = """
        UPDATE usage_reservations SET expires_at = @ExpiresAt WHERE tenant_id = @Tenant AND id = @Id
        RETURNING id, tenant_id AS tenant, kind, estimated_micro_dollars, made_at, expires_at
        """;

    public const string Settled = """
        SELECT period, runs, spent_micro_dollars FROM usage_counters
        WHERE tenant_id = @Tenant AND (
            (period = 'minute' AND starts_at = @Minute)
            OR (period = 'day' AND starts_at = @Day)
            OR (period = 'month' AND starts_at = @Month))
        """;

    public const string Reserved = """
        SELECT COUNT(*) AS concurrent,
            COUNT(CASE WHEN made_at >= @Minute THEN 1 END) AS minute_runs,
            COUNT(CASE WHEN made_at >= @Day THEN 1 END) AS day_runs,
            COUNT(CASE WHEN made_at >= @Month THEN 1 END) AS month_runs,
            CAST(COALESCE(SUM(CASE WHEN made_at >= @Day THEN estimated_micro_dollars END), 0) AS bigint) AS day_spent,
            CAST(COALESCE(SUM(CASE WHEN made_at >= @Month THEN estimated_micro_dollars END), 0) AS bigint)
                AS month_spent
        FROM usage_reservations WHERE tenant_id = @Tenant AND expires_at > @Now
        """;

    public const string Reserve = """
        INSERT INTO usage_reservations (id, tenant_id, kind, estimated_micro_dollars, made_at, expires_at)
        VALUES (@Id, @Tenant, @Kind, @EstimatedMicroDollars, @MadeAt, @ExpiresAt)
        """;

    // Long after their end, so that work which took longer than it had reserved is still settled, once.
    public const string Forget = """
        DELETE FROM usage_reservations WHERE tenant_id = @Tenant AND expires_at < @LongAgo
        """;

    public const string Take = "DELETE FROM usage_reservations WHERE tenant_id = @Tenant AND id = @Id";

    public const string Count = """
        INSERT INTO usage_counters (tenant_id, period, starts_at, runs, spent_micro_dollars)
        VALUES (@Tenant, 'minute', @Minute, @Runs, @Spent), (@Tenant, 'day', @Day, @Runs, @Spent),
            (@Tenant, 'month', @Month, @Runs, @Spent)
        ON CONFLICT (tenant_id, period, starts_at) DO UPDATE SET runs = usage_counters.runs + excluded.runs,
            spent_micro_dollars = usage_counters.spent_micro_dollars + excluded.spent_micro_dollars
        """;

    public const string ForgetMinutes = """
        DELETE FROM usage_counters WHERE tenant_id = @Tenant AND period = 'minute' AND starts_at < @LongAgo
        """;

    public const string Record = """
        INSERT INTO usage_records (tenant_id, kind, model, project, audience, input_tokens, output_tokens,
            cost_micro_dollars, cached, outcome, at)
        VALUES (@Tenant, @Kind, @Model, @Project, @Audience, @InputTokens, @OutputTokens,
            @CostMicroDollars, @Cached, @Outcome, @Now)
        """;

    public const string Totals = """
        SELECT kind, model, outcome, COUNT(*) AS runs, CAST(COALESCE(SUM(cached), 0) AS bigint) AS cached,
            CAST(SUM(input_tokens) AS bigint) AS input_tokens, CAST(SUM(output_tokens) AS bigint) AS output_tokens,
            CAST(SUM(cost_micro_dollars) AS bigint) AS cost_micro_dollars,
            COUNT(*) - COUNT(cost_micro_dollars) AS unknown_costs
        FROM usage_records WHERE tenant_id = @Tenant AND at >= @From AND at < @Until
        GROUP BY kind, model, outcome ORDER BY kind, model, outcome
        """;
}
