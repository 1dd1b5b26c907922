namespace Guildhall.Sietch.Pages.SignIn;

internal static class MemberSessionSql
{
    public const string Ask = """
        INSERT INTO sietch_sign_ins (tenant_id, nonce_hash, ends_at) VALUES (@Tenant, @Hash, @Ends)
        """;

    // Of two who come with one text, one comes in.
    public const string Use = """
        DELETE FROM sietch_sign_ins WHERE tenant_id = @Tenant AND nonce_hash = @Hash AND ends_at > @Now
        """;

    public const string Sweep = "DELETE FROM sietch_sign_ins WHERE tenant_id = @Tenant AND ends_at <= @Now";

    public const string Start = """
        INSERT INTO sietch_sessions (tenant_id, key_hash, member_id, user_id, made_at, seen_at, ends_at)
        SELECT i.tenant_id, @Hash, i.member_id, i.user_id, @Now, @Now, @Ends FROM sietch_identities i
        WHERE i.tenant_id = @Tenant AND i.member_id = @Member
        """;

    // The identity ends with the person's erasure, and their sessions with it.
    public const string Find = """
        SELECT s.member_id, i.user_id, s.seen_at FROM sietch_sessions s
        JOIN sietch_identities i ON i.tenant_id = s.tenant_id AND i.member_id = s.member_id
        WHERE s.tenant_id = @Tenant AND s.key_hash = @Hash AND s.ends_at > @Now AND s.seen_at > @IdleSince
        """;

    public const string Touch = """
        UPDATE sietch_sessions SET seen_at = @Now WHERE tenant_id = @Tenant AND key_hash = @Hash AND seen_at < @Now
        """;

    public const string End = "DELETE FROM sietch_sessions WHERE tenant_id = @Tenant AND key_hash = @Hash";

    public const string SweepSessions = """
        DELETE FROM sietch_sessions WHERE tenant_id = @Tenant AND (ends_at <= @Now OR seen_at <= @IdleSince)
        """;

    // The person who asks, in every community.
    public const string OfPerson = """
        SELECT tenant_id, made_at, seen_at FROM sietch_sessions WHERE user_id = @Self ORDER BY made_at
        """;

    public const string Erase = "DELETE FROM sietch_sessions WHERE user_id = @Self";

    public const string Identity = """
        SELECT member_id FROM sietch_identities WHERE tenant_id = @Tenant AND user_id = @User
        """;
}
