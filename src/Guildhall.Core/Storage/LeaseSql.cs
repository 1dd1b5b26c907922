namespace Guildhall.Core.Storage;

internal static class LeaseSql
{
    // The token grows whenever the lease changes hands, also back to an earlier holder that slept past its end.
    public const string Take = """
        INSERT INTO leases (name, holder, token, until) VALUES (@Name, @Holder, 1, @Until)
        ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until,
            token = leases.token + CASE WHEN leases.holder = excluded.holder AND leases.until > @Now THEN 0 ELSE 1 END
        WHERE leases.holder = excluded.holder OR leases.until <= @Now
        RETURNING name, holder, token, until
        """;

    public const string Renew = """
        UPDATE leases SET until = @Until WHERE name = @Name AND holder = @Holder AND token = @Token AND until > @Now
        """;

    public const string Release = """
        UPDATE leases SET until = 0 WHERE name = @Name AND holder = @Holder AND token = @Token
        """;

    public const string Sweep = "DELETE FROM leases WHERE name LIKE @Like AND until <= @Before";

    public const string IsHeld = """
        SELECT COUNT(*) FROM leases WHERE name = @Name AND holder = @Holder AND token = @Token AND until > @Now
        """;
}
