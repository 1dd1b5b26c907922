namespace Guildhall.Aegis.Raids.Cleanup;

internal static class CleanupSql
{
    // Once for each person, by the last join; whom a cleanup has banned is not taken again.
    public const string Newcomers = """
        SELECT user_id, MAX(name) AS name, MAX(has_avatar) AS has_avatar, MAX(suspicion) AS suspicion,
            MAX(joined_at) AS joined_at
        FROM raid_events WHERE guild_id = @Guild AND joined_at >= @From AND joined_at <= @To
            AND NOT EXISTS (SELECT 1 FROM raid_cleanup_targets done WHERE done.guild_id = @Guild
                AND done.user_id = raid_events.user_id AND done.state IN ('opened', 'banned'))
        GROUP BY user_id ORDER BY user_id DESC
        """;

    public const string Add = """
        INSERT INTO raid_cleanups (guild_id, id, raid, asked_by_id, asked_by_name, choice, reason, delete_messages,
            state, made_at)
        VALUES (@Guild, @Id, @Raid, @AskedBy, @AskedByName, @Choice, @Reason, @DeleteMessages, 'planned', @Now)
        ON CONFLICT DO NOTHING
        """;

    public const string AddTarget = """
        INSERT INTO raid_cleanup_targets (guild_id, cleanup, user_id, name, state, failure)
        VALUES (@Guild, @Id, @User, @Name, @State, @Failure)
        ON CONFLICT DO NOTHING
        """;

    public const string ById = $"SELECT {CleanupColumns.All} FROM raid_cleanups WHERE guild_id = @Guild AND id = @Id";

    public const string OfRaid = $"""
        SELECT {CleanupColumns.All} FROM raid_cleanups WHERE guild_id = @Guild AND raid = @Raid ORDER BY made_at
        """;

    // Compare-and-set: of two clicks, one begins.
    public const string Move = """
        UPDATE raid_cleanups SET state = @To, done_at = CASE WHEN @To = 'done' THEN @Now ELSE done_at END
        WHERE guild_id = @Guild AND id = @Id AND state = @State AND made_at >= @NotBefore
        """;

    public const string Targets = """
        SELECT user_id, name, case_number, state, failure FROM raid_cleanup_targets
        WHERE guild_id = @Guild AND cleanup = @Id AND state = @State ORDER BY user_id LIMIT @Limit
        """;

    public const string Settle = """
        UPDATE raid_cleanup_targets SET state = @State, failure = @Failure, case_number = COALESCE(@Case, case_number)
        WHERE guild_id = @Guild AND cleanup = @Id AND user_id = @User
        """;

    public const string Counts = """
        SELECT state, COUNT(*) AS count FROM raid_cleanup_targets
        WHERE guild_id = @Guild AND cleanup = @Id GROUP BY state
        """;

    public const string Cases = """
        SELECT MIN(case_number) AS first, MAX(case_number) AS last FROM raid_cleanup_targets
        WHERE guild_id = @Guild AND cleanup = @Id AND case_number IS NOT NULL
        """;

    // One summary stands in the mod-log for all of them: their own messages come when one of them is changed.
    public const string Apply = """
        UPDATE cases SET execution = 'applied', dm = 'skipped', sent_reason = @SentReason, applied_at = @Now,
            version = version + 1, log_version = version + 1
        WHERE guild_id = @Guild AND number = @Number AND execution = 'pending'
        """;

    public const string Fail = """
        UPDATE cases SET execution = 'failed', failure = @Failure, dm = 'skipped', version = version + 1,
            log_version = version + 1
        WHERE guild_id = @Guild AND number = @Number AND execution = 'pending'
        """;

    public const string Revoke = """
        UPDATE cases SET effect = 'revoked', ended_at = @Now, ended_by_id = @ById, ended_by_name = @ByName,
            ended_reason = 'raid undone', version = version + 1, log_version = version + 1
        WHERE guild_id = @Guild AND number = @Number AND effect = 'active'
        """;

    // Somebody banned again, or unbanned, since: that stands.
    public const string IsLastWord = """
        SELECT COUNT(*) FROM cases WHERE guild_id = @Guild AND number = @Number AND effect = 'active'
            AND execution = 'applied' AND deleted_at IS NULL
        """;
}
