namespace Guildhall.Sietch.Announcements;

internal static class NoticeSql
{
    // The key is what happened, so that reading the same changes again tells nobody twice. Whose messages are closed is not
    // tried at each change.
    public const string Add = """
        INSERT INTO sietch_notices (tenant_id, member_id, snapshot, kind, cause, reference, state, made_at, due_at)
        VALUES (@Tenant, @Member, @Snapshot, @Kind, @Cause, @Reference, 'pending', @Now,
            COALESCE((SELECT MAX(n.due_at) FROM sietch_notices n
                WHERE n.tenant_id = @Tenant AND n.member_id = @Member AND n.state = 'closed'), @Now))
        ON CONFLICT DO NOTHING
        """;

    public const string LastKind = """
        SELECT kind FROM sietch_notices WHERE tenant_id = @Tenant AND member_id = @Member ORDER BY snapshot DESC LIMIT 1
        """;

    public const string Due = """
        SELECT DISTINCT member_id FROM sietch_notices
        WHERE tenant_id = @Tenant AND state IN ('pending', 'sending', 'closed') AND due_at <= @Now
        """;

    public const string Waiting = $"""
        SELECT {NoticeColumns.All} FROM sietch_notices
        WHERE tenant_id = @Tenant AND member_id = @Member AND state IN ('pending', 'sending', 'closed')
            AND due_at <= @Now
        ORDER BY snapshot
        """;

    public const string Begin = """
        UPDATE sietch_notices SET state = 'sending'
        WHERE tenant_id = @Tenant AND member_id = @Member AND snapshot = @Snapshot
        """;

    public const string End = """
        UPDATE sietch_notices SET state = @State, ended_at = @Now
        WHERE tenant_id = @Tenant AND member_id = @Member AND snapshot = @Snapshot
        """;

    // All that wait: who takes no messages now takes none of the later ones either.
    public const string Close = """
        UPDATE sietch_notices SET state = 'closed', due_at = @Due
        WHERE tenant_id = @Tenant AND member_id = @Member AND state IN ('pending', 'sending', 'closed')
        """;

    public const string GiveUp = """
        UPDATE sietch_notices SET state = 'dropped', ended_at = @Now
        WHERE tenant_id = @Tenant AND state = 'closed' AND made_at < @Before
        """;

    // The last one of each is kept: it says whether they were told that they had left.
    public const string Sweep = """
        DELETE FROM sietch_notices WHERE tenant_id = @Tenant AND ended_at < @Before
            AND snapshot < (SELECT MAX(n.snapshot) FROM sietch_notices n
                WHERE n.tenant_id = sietch_notices.tenant_id AND n.member_id = sietch_notices.member_id)
        """;

    public const string OfMember = """
        SELECT kind, state, made_at, ended_at FROM sietch_notices WHERE tenant_id = @Tenant AND member_id = @Member
        ORDER BY snapshot
        """;

    public const string Erase = "DELETE FROM sietch_notices WHERE tenant_id = @Tenant AND member_id = @Member";

    public const string Tiers =
        "SELECT wallet, tier FROM sietch_standings WHERE tenant_id = @Tenant AND tier IN ('Fedaykin', 'Naib')";
}

/// <summary>As <see cref="NoticeRow"/> has them.</summary>
internal static class NoticeColumns
{
    public const string All = "tenant_id, member_id, snapshot, kind, cause, reference, state";
}
