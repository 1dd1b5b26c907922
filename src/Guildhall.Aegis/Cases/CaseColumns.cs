namespace Guildhall.Aegis.Cases;

/// <summary>The columns of a case, for every statement that reads whole ones.</summary>
internal static class CaseColumns
{
    public const string All = """
        guild_id, number, kind, target_id, target_name, actor_id, actor_name, acting_for_id, acting_for_name, source,
        source_detail, matched, batch, reason, points, points_expire_at, duration, expires_at, delete_messages,
        is_silent, execution, failure, effect, ended_at, ended_by_id, ended_by_name, ended_reason, is_appealed,
        is_final, is_hidden, deleted_at, deleted_by_id, deleted_by_name, dm, sent_reason, payload, log_channel_id,
        log_message_id, log_version, idempotency_key, audit_entry_id, version, created_at, applied_at
        """;
}
