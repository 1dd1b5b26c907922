namespace Guildhall.Core.Jobs;

internal static class JobsSql
{
    public const string Enqueue = """
        INSERT INTO jobs (kind, unique_key, payload, due_at, ready_at, enqueued_at, attempts, lost, lease_token)
        VALUES (@Kind, @Key, @Payload, @Due, @Due, @Now, 0, 0, 0)
        ON CONFLICT DO NOTHING
        """;

    // What somebody runs is left to end: a handler finds out for itself that there is nothing left to do.
    public const string Cancel = """
        DELETE FROM jobs WHERE kind = @Kind AND unique_key = @Key AND died_at IS NULL AND lease_owner IS NULL
        """;

    public const string Resume = """
        UPDATE jobs SET due_at = @Now, ready_at = @Now
        WHERE died_at IS NULL AND lease_owner IS NULL AND last_error = @Reason AND payload LIKE @Like
        """;

    public const string Drop = "DELETE FROM jobs WHERE lease_owner IS NULL AND payload LIKE @Like";

    public const string RunningIn = """
        SELECT COUNT(*) FROM jobs WHERE lease_owner IS NOT NULL AND died_at IS NULL AND kind <> @Except AND payload LIKE @Like
        """;

    public const string DropKinds = """
        DELETE FROM jobs WHERE lease_owner IS NULL AND kind LIKE @Kinds AND payload LIKE @Like
        """;

    public const string RunningKinds = """
        SELECT DISTINCT kind FROM jobs WHERE lease_owner IS NOT NULL AND died_at IS NULL AND kind LIKE @Kinds
        """;

    public const string NextReady = "SELECT MIN(ready_at) FROM jobs WHERE kind = @Kind AND died_at IS NULL";

    // A process that starts again under the same name knows that nobody works on these any more.
    public const string Reclaim = """
        UPDATE jobs SET ready_at = @Now WHERE lease_owner = @Owner AND died_at IS NULL AND ready_at > @Now
        """;

    public const string Fail = """
        UPDATE jobs SET attempts = attempts + 1, last_error = @Error, lease_owner = NULL, due_at = @At, ready_at = @At
        WHERE id = @Id AND lease_token = @Token AND lease_owner = @Owner
        """;

    public const string Bury = """
        UPDATE jobs SET attempts = attempts + 1, last_error = @Error, lease_owner = NULL, died_at = @At
        WHERE id = @Id AND lease_token = @Token AND lease_owner = @Owner
        """;

    public const string Release = """
        UPDATE jobs SET last_error = COALESCE(@Error, last_error), lease_owner = NULL, due_at = @At, ready_at = @At
        WHERE id = @Id AND lease_token = @Token AND lease_owner = @Owner
        """;

    public const string Dead = """
        SELECT id, kind, unique_key, attempts, last_error, enqueued_at, died_at FROM jobs
        WHERE died_at IS NOT NULL AND id > @After ORDER BY id LIMIT @Limit
        """;

    // A living job with the same key stands in the way: then nothing changes.
    public const string Replay = """
        UPDATE jobs SET died_at = NULL, attempts = 0, lost = 0, due_at = @Now, ready_at = @Now
        WHERE id = @Id AND died_at IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM jobs live
            WHERE live.kind = jobs.kind AND live.unique_key = jobs.unique_key AND live.died_at IS NULL)
        RETURNING kind
        """;

    public const string Discard = "DELETE FROM jobs WHERE id = @Id AND died_at IS NOT NULL RETURNING kind";

    public const string Counts = """
        SELECT kind, COUNT(*) - COUNT(died_at) AS waiting, COUNT(died_at) AS dead, MIN(due_at) AS oldest_due
        FROM jobs GROUP BY kind ORDER BY kind
        """;
}
