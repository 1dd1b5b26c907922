namespace Guildhall.Sietch.Pages.SignIn;

internal static class MemberSessionSql
{
    public const string Ask = """
        INSERT INTO sietch_sign_ins (tenant_id, nonce_hash, ends_at) VALUES (@Tenant, @Hash, @Ends)
        """;

    // Of two who come with one text, one comes in.
    public const string Use = """
        DELETE FROM sietch_sign_ins WHERE tenant_id = @Tenant AND nonce_hash = @Hash AND ends_at > @Now
        RETURNING ends_at
        """;

    public const string Sweep = "DELETE FROM sietch_sign_ins WHERE tenant_id = @Tenant AND ends_at <= @Now";

    public const string Start = """
        INSERT INTO sietch_sessions (tenant_id, key_hash, member_id, user_id, link_id, made_at, seen_at, ends_at)
        SELECT i.tenant_id, @Hash, i.member_id, i.user_id, @Link, @Now, @Now, @Ends FROM sietch_identities i
        WHERE i.tenant_id = @Tenant AND i.member_id = @Member
        """;

    // The identity ends with the person's erasure, the link when the wallet is theirs no more, and the sessions with either.
    public const string Find = """
        SELECT s.member_id, i.user_id, s.seen_at FROM sietch_sessions s
        JOIN sietch_identities i ON i.tenant_id = s.tenant_id AND i.member_id = s.member_id
        JOIN sietch_wallets w ON w.tenant_id = s.tenant_id AND w.link_id = s.link_id AND w.state = 'active'
        WHERE s.tenant_id = @Tenant AND s.key_hash = @Hash AND s.ends_at > @Now AND s.seen_at > @IdleSince
        """;

    public const string Touch = """
        UPDATE sietch_sessions SET seen_at = @Now WHERE tenant_id = @Tenant AND key_hash = @Hash AND seen_at < @Now
        """;

    public const string End = "DELETE FROM sietch_sessions WHERE tenant_id = @Tenant AND key_hash = @Hash";

    // As Find has them.
    public const string OfUser = """
        SELECT s.key_hash, s.link_id, s.made_at, s.seen_at FROM sietch_sessions s
        JOIN sietch_wallets w ON w.tenant_id = s.tenant_id AND w.link_id = s.link_id AND w.state = 'active'
        WHERE s.tenant_id = @Tenant AND s.user_id = @User AND s.ends_at > @Now AND s.seen_at > @IdleSince
        ORDER BY s.made_at, s.key_hash
        """;

    public const string EndOthers = """
        DELETE FROM sietch_sessions WHERE tenant_id = @Tenant AND user_id = @User AND key_hash <> @But
        """;

    public const string EndUnlinked = """
        DELETE FROM sietch_sessions WHERE tenant_id = @Tenant AND NOT EXISTS (
            SELECT 1 FROM sietch_wallets w
            WHERE w.tenant_id = sietch_sessions.tenant_id AND w.link_id = sietch_sessions.link_id AND w.state = 'active')
        """;

    public const string SweepSessions = """
        DELETE FROM sietch_sessions WHERE tenant_id = @Tenant AND (ends_at <= @Now OR seen_at <= @IdleSince)
        """;

    // The person who asks, in every community.
    public const string OfPerson = """
        SELECT tenant_id, made_at, seen_at FROM sietch_sessions WHERE user_id = @Self ORDER BY made_at
        """;

    public const string Erase = "DELETE FROM sietch_sessions WHERE user_id = @Self";
}
