namespace Guildhall.Sietch.Eligibility.Rulings;

internal static class RulingSql
{
    // One ruling is made at a time, so that two do not take the same number.
    public const string Lock = "UPDATE sietch_state SET snapshot = snapshot WHERE tenant_id = @Tenant";

    // One that has expired makes room for the next.
    public const string Expire = """
        UPDATE sietch_rulings SET lifted_by = 'system', lifted_at = expires_at
        WHERE tenant_id = @Tenant AND lifted_at IS NULL AND expires_at <= @Now
        """;

    public const string Add = $"""
        INSERT INTO sietch_rulings (tenant_id, number, wallet, kind, up_to_block, reason, made_by, made_at, expires_at)
        SELECT @Tenant, COALESCE(MAX(number), 0) + 1, @Wallet, @Kind, @UpToBlock, @Reason, @By, @Now, @ExpiresAt
        FROM sietch_rulings WHERE tenant_id = @Tenant
        ON CONFLICT DO NOTHING
        RETURNING {RulingColumns.All}
        """;

    public const string Lift = $"""
        UPDATE sietch_rulings SET lifted_by = @By, lifted_at = @Now
        WHERE tenant_id = @Tenant AND number = @Number AND lifted_at IS NULL
        RETURNING {RulingColumns.All}
        """;

    public const string Standing = $"""
        SELECT {RulingColumns.All} FROM sietch_rulings WHERE tenant_id = @Tenant AND lifted_at IS NULL ORDER BY number
        """;
}

internal static class RulingColumns
{
    public const string All =
        "number, wallet, kind, up_to_block, reason, made_by, made_at, expires_at, lifted_by, lifted_at";
}
