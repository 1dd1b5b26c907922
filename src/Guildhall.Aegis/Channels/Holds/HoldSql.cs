namespace Guildhall.Aegis.Channels.Holds;

internal static class HoldSql
{
    // Whoever is second finds the channel held: the unique index decides.
    public const string Add = """
        INSERT INTO aegis_channel_holds
            (guild_id, hold_id, channel_id, kind, state, wish, actor_id, actor_name, reason, begun_at, ends_at)
        VALUES (@Guild, @Id, @Channel, @Kind, 'pending', @Wish, @Actor, @Name, @Reason, @Now, @EndsAt)
        ON CONFLICT DO NOTHING
        """;

    public const string OfOrder = $"""
        SELECT {HoldColumns.All} FROM aegis_channel_holds WHERE guild_id = @Guild AND hold_id = @Id ORDER BY channel_id
        """;

    public const string OfRelease = $"""
        SELECT {HoldColumns.All} FROM aegis_channel_holds WHERE guild_id = @Guild AND release_id = @Id ORDER BY channel_id
        """;

    public const string Live = $"""
        SELECT {HoldColumns.All} FROM aegis_channel_holds
        WHERE guild_id = @Guild AND kind = @Kind AND state IN ('pending', 'active', 'ending') ORDER BY channel_id
        """;

    // What was is written once, before anything is changed.
    public const string Plan = """
        UPDATE aegis_channel_holds SET change = @Change
        WHERE guild_id = @Guild AND hold_id = @Id AND channel_id = @Channel AND change IS NULL
        """;

    // Whose overwrites they were is nobody's business any more once a lock is over.
    public const string SetState = """
        UPDATE aegis_channel_holds SET state = @State, failure = @Failure, ended_at = @EndedAt,
            wish = CASE WHEN kind = 'lock' AND @State IN ('ended', 'failed') THEN '{}' ELSE wish END,
            change = CASE WHEN kind = 'lock' AND @State IN ('ended', 'failed') THEN NULL ELSE change END
        WHERE guild_id = @Guild AND hold_id = @Id AND channel_id = @Channel AND state = @From
        """;

    // A newer order takes over; what was there before the older one is what comes back.
    public const string Supersede = """
        UPDATE aegis_channel_holds SET state = 'ended', ended_at = @Now, released_by = @Actor
        WHERE guild_id = @Guild AND channel_id = @Channel AND kind = @Kind AND state = 'active'
        RETURNING change
        """;

    public const string Release = """
        UPDATE aegis_channel_holds SET state = 'ending', release_id = @Id, released_by = @Actor
        WHERE guild_id = @Guild AND channel_id = @Channel AND kind = @Kind AND state = 'active'
        """;

    // The timer follows its order: one that has another end by now is not meant.
    public const string Expire = """
        UPDATE aegis_channel_holds SET state = 'ending', release_id = @Id, released_by = 'system:expiry'
        WHERE guild_id = @Guild AND hold_id = @Id AND state = 'active' AND ends_at = @EndsAt
        """;
}
