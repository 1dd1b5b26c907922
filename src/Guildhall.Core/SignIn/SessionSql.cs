namespace Guildhall.Core.SignIn;

// Sessions are people's, of no guild and no tenant; the table is declared global.
internal static class SessionSql
{
    public const string Start = """
        INSERT INTO web_sessions (key_hash, id, user_id, user_name, agent, created_at, seen_at, ends_at)
        VALUES (@Hash, @Id, @User, @Name, @Agent, @Now, @Now, @Ends)
        """;

    public const string Find = """
        SELECT id, user_id, user_name, agent, created_at, seen_at FROM web_sessions
        WHERE key_hash = @Hash AND ends_at > @Now AND seen_at > @IdleSince
        """;

    public const string Touch = "UPDATE web_sessions SET seen_at = @Now WHERE key_hash = @Hash AND seen_at < @Now";

    public const string Of = """
        SELECT id, user_id, user_name, agent, created_at, seen_at FROM web_sessions
        WHERE user_id = @User AND ends_at > @Now AND seen_at > @IdleSince ORDER BY seen_at DESC, id
        """;

    public const string End = "DELETE FROM web_sessions WHERE key_hash = @Hash";

    public const string Revoke = "DELETE FROM web_sessions WHERE user_id = @User AND id = @Id";

    public const string RevokeAll = "DELETE FROM web_sessions WHERE user_id = @User";

    public const string Sweep = "DELETE FROM web_sessions WHERE ends_at <= @Now OR seen_at <= @IdleSince";
}
