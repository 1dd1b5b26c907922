namespace Guildhall.Sietch.Waitlist;

internal static class WaitlistSql
{
    // The indexes allow one at a time of a member and of a wallet; the wallet must be theirs still.
    public const string Add = """
        INSERT INTO sietch_waitlist (tenant_id, id, member_id, link_id, registered_at)
        SELECT l.tenant_id, @Id, @Member, l.link_id, @Now FROM sietch_wallets l
        WHERE l.tenant_id = @Tenant AND l.link_id = @Link AND l.state = 'active'
        ON CONFLICT DO NOTHING
        """;

    public const string Of = $"""
        SELECT {WaitlistColumns.All} FROM sietch_waitlist
        WHERE tenant_id = @Tenant AND member_id = @Member AND ended_at IS NULL
        """;

    public const string AllOf = $"""
        SELECT {WaitlistColumns.All} FROM sietch_waitlist
        WHERE tenant_id = @Tenant AND member_id = @Member ORDER BY registered_at DESC, id
        """;

    public const string Active = $"""
        SELECT {WaitlistColumns.All} FROM sietch_waitlist
        WHERE tenant_id = @Tenant AND ended_at IS NULL
        """;

    public const string ActiveUsers = """
        SELECT i.user_id FROM sietch_waitlist w
        JOIN sietch_identities i ON i.tenant_id = w.tenant_id AND i.member_id = w.member_id
        JOIN sietch_wallets l ON l.tenant_id = w.tenant_id AND l.link_id = w.link_id AND l.state = 'active'
        WHERE w.tenant_id = @Tenant AND w.ended_at IS NULL
        """;

    public const string End = """
        UPDATE sietch_waitlist SET ended_at = @Now, ended_why = @Why
        WHERE tenant_id = @Tenant AND id = @Id AND ended_at IS NULL
        """;

    public const string EndUnlinked = """
        UPDATE sietch_waitlist SET ended_at = @Now, ended_why = 'Unlinked'
        WHERE tenant_id = @Tenant AND ended_at IS NULL AND NOT EXISTS (
            SELECT 1 FROM sietch_wallets l
            WHERE l.tenant_id = sietch_waitlist.tenant_id AND l.link_id = sietch_waitlist.link_id AND l.state = 'active')
        """;

    public const string Forget = """
        DELETE FROM sietch_waitlist WHERE tenant_id = @Tenant AND ended_at IS NOT NULL AND ended_at < @Before
        """;

    public const string Erase = "DELETE FROM sietch_waitlist WHERE tenant_id = @Tenant AND member_id = @Member";
}

/// <summary>As <see cref="Registration"/> has them.</summary>
internal static class WaitlistColumns
{
    public const string All = "id, member_id, link_id, registered_at, ended_at, ended_why";
}
