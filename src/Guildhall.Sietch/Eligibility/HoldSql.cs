namespace Guildhall.Sietch.Eligibility;

/// <summary>Results that the brake held: at most one of a tenant waits.</summary>
internal static class HoldSql
{
    // A later result stands in the place of the one that waits: what is confirmed is what was seen last. A ruling looks at
    // no later block, so it takes back nothing that one has shown.
    public const string Withdraw = """
        UPDATE sietch_holds SET state = 'withdrawn', decided_by = @By, decided_at = @Now
        WHERE tenant_id = @Tenant AND state = 'waiting' AND block <= @UpTo
        """;

    // The same once more, as of a later block: the number that admins were told stays good.
    public const string Renew = """
        UPDATE sietch_holds SET block = @Block, block_hash = @Hash, eligible = @Eligible, made_at = @Now
        WHERE tenant_id = @Tenant AND state = 'waiting' AND why = @Why AND wallets = @Wallets
        RETURNING number
        """;

    public const string Add = """
        INSERT INTO sietch_holds (tenant_id, number, block, block_hash, why, leaving, eligible, wallets, state, made_at)
        SELECT @Tenant, COALESCE(MAX(number), 0) + 1, @Block, @Hash, @Why, @Leaving, @Eligible, @Wallets, 'waiting', @Now
        FROM sietch_holds WHERE tenant_id = @Tenant
        RETURNING number
        """;

    public const string Confirm = """
        UPDATE sietch_holds SET state = 'confirmed', decided_by = @By, decided_at = @Now
        WHERE tenant_id = @Tenant AND number = @Number AND state = 'waiting'
        RETURNING why
        """;

    public const string Waiting = $"""
        SELECT {HoldColumns.All} FROM sietch_holds WHERE tenant_id = @Tenant AND state = 'waiting'
        """;

    public const string Last = $"""
        SELECT {HoldColumns.All} FROM sietch_holds WHERE tenant_id = @Tenant ORDER BY number DESC LIMIT @Limit
        """;
}

/// <summary>As <see cref="HoldRow"/> has them.</summary>
internal static class HoldColumns
{
    public const string All =
        "number, block, block_hash, why, leaving, eligible, wallets, state, made_at, decided_by, decided_at";
}
