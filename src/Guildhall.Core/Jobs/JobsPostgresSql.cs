namespace Guildhall.Core.Jobs;

/// <summary>Workers pass over the rows that others are taking.</summary>
internal static class JobsPostgresSql
{
    public const string Claim = """
        WITH picked AS MATERIALIZED (
            SELECT id FROM jobs WHERE kind = @Kind AND died_at IS NULL AND ready_at <= @Now
            ORDER BY ready_at, id LIMIT @Limit FOR UPDATE SKIP LOCKED)
        UPDATE jobs SET lost = jobs.lost + CASE WHEN jobs.lease_owner IS NULL THEN 0 ELSE 1 END,
            lease_owner = @Owner, lease_token = jobs.lease_token + 1, ready_at = @Until
        FROM picked WHERE jobs.id = picked.id
        RETURNING jobs.id, payload, attempts, lost, lease_token, enqueued_at, due_at
        """;

    public const string Complete = """
        DELETE FROM jobs USING unnest(@Ids::bigint[], @Tokens::bigint[]) AS held(id, token)
        WHERE jobs.id = held.id AND jobs.lease_token = held.token AND jobs.lease_owner = @Owner
        RETURNING jobs.id
        """;

    public const string Renew = """
        UPDATE jobs SET ready_at = @Until FROM unnest(@Ids::bigint[], @Tokens::bigint[]) AS held(id, token)
        WHERE jobs.id = held.id AND jobs.lease_token = held.token AND jobs.lease_owner = @Owner
        RETURNING jobs.id
        """;
}
