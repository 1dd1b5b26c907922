namespace Guildhall.Aegis.Privacy;

// Every statement is about the one person who asks, over all guilds: @Self is their id.
internal static class PrivacySql
{
    public const string Ask = """
        INSERT INTO privacy_requests (id, kind, user_id, pseudonym_id, asked_by, state, asked_at)
        VALUES (@Id, @Kind, @Self, @Pseudonym, @AskedBy, 'pending', @Now)
        """;

    public const string Find = """
        SELECT id, kind, user_id, state, receipt, file, asked_at, done_at, expires_at FROM privacy_requests
        WHERE id = @Id
        """;

    public const string Of = """
        SELECT id, kind, user_id, state, receipt, file, asked_at, done_at, expires_at FROM privacy_requests
        WHERE user_id = @Self ORDER BY asked_at DESC LIMIT 50
        """;

    // One under way, or what the person was given a short while ago.
    public const string Same = """
        SELECT id, kind, user_id, state, receipt, file, asked_at, done_at, expires_at FROM privacy_requests
        WHERE user_id = @Self AND kind = @Kind AND (state = 'pending'
            OR (file IS NOT NULL AND asked_by = 'self' AND asked_by = @AskedBy AND asked_at > @Since))
        ORDER BY asked_at LIMIT 1
        """;

    public const string Done = """
        UPDATE privacy_requests SET state = 'done', receipt = @Receipt, file = @File, done_at = @Now,
            expires_at = @Expires
        WHERE id = @Id AND state = 'pending'
        """;

    public const string Progress =
        "UPDATE privacy_requests SET receipt = @Receipt WHERE id = @Id AND state = 'pending'";

    public const string ForgetPerson =
        "UPDATE privacy_requests SET user_id = NULL, asked_by = 'erased' WHERE user_id = @Self";

    public const string Files = "SELECT file FROM privacy_requests WHERE user_id = @Self AND file IS NOT NULL";

    public const string Expired = """
        SELECT file FROM privacy_requests WHERE file IS NOT NULL AND expires_at <= @Now
        """;

    public const string ForgetFiles = """
        UPDATE privacy_requests SET file = NULL WHERE file IS NOT NULL AND expires_at <= @Now
        """;
}
