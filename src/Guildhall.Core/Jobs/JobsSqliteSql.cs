namespace Guildhall.Core.Jobs;

/// <summary>The unit is the only writer, so nobody else can take the same rows.</summary>
internal static class JobsSqliteSql
{
    public const string Claim = """
        UPDATE jobs SET lost = lost + CASE WHEN lease_owner IS NULL THEN 0 ELSE 1 END,
            lease_owner = @Owner, lease_token = lease_token + 1, ready_at = @Until
        WHERE id IN (
            SELECT id FROM jobs WHERE kind = @Kind AND died_at IS NULL AND ready_at <= @Now
            ORDER BY ready_at, id LIMIT @Limit)
        RETURNING id, payload, attempts, lost, lease_token, enqueued_at, due_at
        """;

    public const string Complete = """
        DELETE FROM jobs WHERE lease_owner = @Owner AND id IN (
            SELECT held.id FROM json_each(@Held) pair JOIN jobs held
                ON held.id = json_extract(pair.value, '$[0]') AND held.lease_token = json_extract(pair.value, '$[1]'))
        RETURNING id
        """;

    public const string Renew = """
        UPDATE jobs SET ready_at = @Until WHERE lease_owner = @Owner AND id IN (
            SELECT held.id FROM json_each(@Held) pair JOIN jobs held
                ON held.id = json_extract(pair.value, '$[0]') AND held.lease_token = json_extract(pair.value, '$[1]'))
        RETURNING id
        """;
}
