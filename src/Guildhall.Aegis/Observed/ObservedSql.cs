using Guildhall.Aegis.Cases;

namespace Guildhall.Aegis.Observed;

internal static class ObservedSql
{
    public const string Cursor = "SELECT last_entry_id FROM audit_cursors WHERE guild_id = @Guild";

    public const string Advance = """
        INSERT INTO audit_cursors (guild_id, last_entry_id, read_at) VALUES (@Guild, @Entry, @Now)
        ON CONFLICT (guild_id) DO UPDATE SET last_entry_id = excluded.last_entry_id, read_at = excluded.read_at
        WHERE audit_cursors.last_entry_id < excluded.last_entry_id
        """;

    // Discord counts on in the same entry while somebody goes on deleting.
    public const string Add = """
        INSERT INTO observed_acts (guild_id, entry_id, action, actor_id, target_id, count, details, happened_at)
        VALUES (@Guild, @Entry, @Action, @Actor, @Target, @Count, @Details, @At)
        ON CONFLICT (guild_id, entry_id) DO UPDATE SET count = excluded.count
        WHERE observed_acts.count < excluded.count
        """;

    // What was seen later undid it: an entry that is read after a gap is older than one that came at once.
    public const string Undone = """
        SELECT COUNT(*) FROM cases
        WHERE guild_id = @Guild AND target_id IN (@Target, @Erased) AND kind = @Kind AND created_at > @At AND execution = 'applied'
        """;

    // What was heard of without knowing whose act it was; one such case is one act.
    public const string Unnamed = $"""
        SELECT {CaseColumns.All} FROM cases
        WHERE guild_id = @Guild AND target_id IN (@Target, @Erased) AND kind = @Kind AND idempotency_key LIKE 'event:%'
            AND audit_entry_id IS NULL AND created_at >= @From AND created_at <= @To
        ORDER BY number
        """;

    // What staff wrote there meanwhile is theirs.
    public const string Name = """
        UPDATE cases SET actor_id = @Actor, actor_name = @ActorName, reason = COALESCE(reason, @Reason),
            sent_reason = COALESCE(sent_reason, @SentReason), audit_entry_id = @Entry, version = version + 1
        WHERE guild_id = @Guild AND number = @Number AND audit_entry_id IS NULL
        """;

    // A softban, and a kick that takes the messages along, ban and unban.
    public const string OwnBans = """
        SELECT COUNT(*) FROM cases
        WHERE guild_id = @Guild AND target_id IN (@Target, @Erased) AND created_at > @Since AND execution <> 'failed'
            AND deleted_at IS NULL AND (kind = @Kind OR kind = 'softban' OR (kind = 'kick' AND delete_messages > 0))
        """;

    public const string About = """
        SELECT CAST(0 AS BIGINT) AS actor_id, action, CAST(SUM(count) AS BIGINT) AS count, MAX(happened_at) AS last FROM observed_acts
        WHERE guild_id = @Guild AND target_id IN (@Target, @Erased) GROUP BY action ORDER BY action
        """;

    public const string By = """
        SELECT actor_id, action, CAST(SUM(count) AS BIGINT) AS count, MAX(happened_at) AS last FROM observed_acts
        WHERE guild_id = @Guild AND happened_at > @Since AND actor_id <> 0 AND (@Actor = 0 OR actor_id = @Actor)
        GROUP BY actor_id, action ORDER BY actor_id, action
        """;
}
