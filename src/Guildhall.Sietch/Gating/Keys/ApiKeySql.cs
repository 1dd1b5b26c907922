namespace Guildhall.Sietch.Gating.Keys;

internal static class ApiKeySql
{
    public const string Add = """
        INSERT INTO api_keys (tenant_id, id, name, scope, hash, made_by, made_at, expires_at)
        VALUES (@Tenant, @Id, @Name, @Scope, @Hash, @By, @Now, @ExpiresAt)
        """;

    public const string Revoke = """
        UPDATE api_keys SET revoked_by = @By, revoked_at = @Now
        WHERE tenant_id = @Tenant AND id = @Id AND revoked_at IS NULL
        """;

    public const string OfTenant = """
        SELECT tenant_id, id, name, scope, hash, made_at, expires_at, revoked_at FROM api_keys
        WHERE tenant_id = @Tenant ORDER BY made_at, id
        """;

    public const string One = """
        SELECT tenant_id, id, name, scope, hash, made_at, expires_at, revoked_at FROM api_keys
        WHERE tenant_id = @Tenant AND id = @Id
        """;

    public const string Valid = """
        SELECT tenant_id, id, name, scope, hash, made_at, expires_at, revoked_at FROM api_keys
        WHERE tenant_id = @Tenant AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > @Now)
        """;

    // A signature counts once: the second of two equal calls changes nothing.
    public const string UseSignature = """
        INSERT INTO signed_calls (tenant_id, key_id, signature, until) VALUES (@Tenant, @Key, @Signature, @Until)
        ON CONFLICT (tenant_id, key_id, signature) DO NOTHING
        """;

    public const string ForgetSignatures = "DELETE FROM signed_calls WHERE tenant_id = @Tenant AND until < @Now";
}
