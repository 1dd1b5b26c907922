namespace Guildhall.Aegis.Cases;

internal static class CaseSql
{
    // The counter's row is the guild's lock: whoever opens a case holds it until the commit, so what is asked in between
    // is still true when the number is taken.
    public const string LockCounter = """
        INSERT INTO guild_counters (guild_id, name, value) VALUES (@Guild, 'case', 0)
        ON CONFLICT (guild_id, name) DO UPDATE SET value = guild_counters.value
        """;

    public const string NextNumber = """
        UPDATE guild_counters SET value = value + @Count WHERE guild_id = @Guild AND name = 'case' RETURNING value
        """;

    public const string Insert = """
        INSERT INTO cases (guild_id, number, kind, target_id, target_name, actor_id, actor_name, acting_for_id,
            acting_for_name, source, source_detail, matched, batch, reason, points, points_expire_at, duration,
            expires_at, delete_messages, is_silent, execution, effect, is_appealed, is_final, is_hidden, dm,
            sent_reason, payload, log_version, idempotency_key, audit_entry_id, version, created_at, applied_at)
        VALUES (@GuildId, @Number, @Kind, @TargetId, @TargetName, @ActorId, @ActorName, @ActingForId,
            @ActingForName, @Source, @SourceDetail, @Matched, @Batch, @Reason, @Points, @PointsExpireAt, @Duration,
            @ExpiresAt, @DeleteMessages, @IsSilent, @Execution, @Effect, 0, @IsFinal, 0, @Dm,
            @SentReason, @Payload, 0, @IdempotencyKey, @AuditEntryId, 1, @CreatedAt, @AppliedAt)
        """;

    public const string ByNumber = $"SELECT {CaseColumns.All} FROM cases WHERE guild_id = @Guild AND number = @Number";

    public const string ByKey =
        $"SELECT {CaseColumns.All} FROM cases WHERE guild_id = @Guild AND idempotency_key = @Key";

    public const string ByAuditEntry = $"""
        SELECT {CaseColumns.All} FROM cases WHERE guild_id = @Guild AND audit_entry_id = @Entry
        """;

    // Of one kind for one person, newest first: what is in force, or about to be.
    public const string Standing = $"""
        SELECT {CaseColumns.All} FROM cases
        WHERE guild_id = @Guild AND target_id IN (@Target, @Erased) AND kind = @Kind AND effect = 'active'
            AND execution <> 'failed' AND deleted_at IS NULL
        ORDER BY number DESC
        """;

    public const string Recent = $"""
        SELECT {CaseColumns.All} FROM cases
        WHERE guild_id = @Guild AND target_id IN (@Target, @Erased) AND kind = @Kind AND created_at > @Since
            AND execution <> 'failed' AND effect = 'active' AND deleted_at IS NULL
        ORDER BY number DESC LIMIT 50
        """;

    // What came after it takes it back: the unmute after a mute, the mute after an unmute.
    public const string NewestOf = """
        SELECT COALESCE(MAX(number), 0) FROM cases
        WHERE guild_id = @Guild AND target_id IN (@Target, @Erased) AND kind = @Kind AND execution <> 'failed'
            AND deleted_at IS NULL
        """;

    public const string ByPerson = """
        SELECT COUNT(*) AS count, MIN(created_at) AS oldest FROM cases
        WHERE guild_id = @Guild AND actor_id = @Actor AND created_at > @Since AND batch IS NULL
            AND source IN ('command', 'dashboard', 'api')
        """;

    public const string ByGuild = """
        SELECT COUNT(*) AS count, MIN(created_at) AS oldest FROM cases
        WHERE guild_id = @Guild AND created_at > @Since AND batch IS NULL AND source IN ('command', 'dashboard', 'api')
        """;

    // Compare-and-set: of the caller and the job that stands in for it, one tells how it ended.
    public const string Apply = """
        UPDATE cases SET execution = 'applied', failure = NULL, dm = @Dm, sent_reason = @SentReason,
            applied_at = @Now, version = version + 1
        WHERE guild_id = @Guild AND number = @Number AND execution IN ('pending', 'partial')
        """;

    public const string ApplyHalf = """
        UPDATE cases SET execution = 'partial', dm = @Dm, sent_reason = @SentReason, version = version + 1
        WHERE guild_id = @Guild AND number = @Number AND execution = 'pending'
        """;

    public const string Fail = """
        UPDATE cases SET execution = 'failed', failure = @Failure, dm = @Dm, version = version + 1
        WHERE guild_id = @Guild AND number = @Number AND execution IN ('pending', 'partial')
        """;

    // What nobody has begun with; whoever runs it next finds it failed and leaves it.
    public const string CallOff = """
        UPDATE cases SET execution = 'failed', failure = 'aegis.called_off'
        WHERE guild_id = @Guild AND number = @Number AND execution = 'pending'
        """;

    public const string TellDm = """
        UPDATE cases SET dm = @Dm WHERE guild_id = @Guild AND number = @Number AND dm = 'pending'
        """;

    public const string TellLate = """
        UPDATE cases SET dm = @Dm, version = version + 1
        WHERE guild_id = @Guild AND number = @Number AND dm = 'pending'
        """;

    public const string End = """
        UPDATE cases SET effect = @Effect, ended_at = @Now, ended_by_id = @ById, ended_by_name = @ByName,
            ended_reason = @Why, version = version + 1
        WHERE guild_id = @Guild AND number = @Number AND effect = 'active'
        """;

    // Only where it still stands as that other case left it.
    public const string Revive = """
        UPDATE cases SET effect = 'active', ended_at = NULL, ended_by_id = NULL, ended_by_name = NULL,
            ended_reason = NULL, version = version + 1
        WHERE guild_id = @Guild AND number = @Number AND effect = 'superseded' AND ended_reason = @EndedReason
            AND deleted_at IS NULL
        """;

    public const string Confirm = """
        UPDATE cases SET audit_entry_id = @Entry
        WHERE guild_id = @Guild AND number = @Number AND audit_entry_id IS NULL
            AND NOT EXISTS (SELECT 1 FROM cases other WHERE other.guild_id = @Guild AND other.audit_entry_id = @Entry)
        """;

    public const string Posted = """
        UPDATE cases SET log_channel_id = @Channel, log_message_id = @Message, log_version = @Version
        WHERE guild_id = @Guild AND number = @Number AND log_version <= @Version
        """;

    // A message that somebody deleted in the mod-log is posted anew.
    public const string Unpost = """
        UPDATE cases SET log_channel_id = NULL, log_message_id = NULL
        WHERE guild_id = @Guild AND number = @Number AND log_message_id = @Message
        """;

    public const string NotPosted = """
        SELECT number FROM cases WHERE guild_id = @Guild AND log_version < version AND execution <> 'pending'
            AND (batch IS NULL OR (@Batches = 1 AND source <> 'import')) AND created_at > @Since
        ORDER BY number LIMIT @Limit
        """;

    public const string Rename = """
        UPDATE cases SET target_name = @TargetName, actor_name = @ActorName,
            ended_by_name = CASE WHEN ended_by_id = @EndedById THEN @EndedByName ELSE ended_by_name END
        WHERE guild_id = @Guild AND number = @Number
        """;

    // What another case ended, by that case's number.
    public const string EndedBy = $"""
        SELECT {CaseColumns.All} FROM cases
        WHERE guild_id = @Guild AND target_id IN (@Target, @Erased) AND kind = @Kind AND effect = @Effect
            AND ended_reason = @Why AND deleted_at IS NULL
        ORDER BY number DESC LIMIT 1
        """;
}
