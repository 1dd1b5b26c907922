namespace Guildhall.Aegis.Observed;

internal static class ObservedSql
{
    public const string Cursor = "SELECT last_entry_id FROM audit_cursors WHERE guild_id = @Guild";

    public const string Advance = """
        INSERT INTO audit_cursors (guild_id, last_entry_id, read_at) VALUES (@Guild, @Entry, @Now)
        ON CONFLICT (guild_id) DO UPDATE SET last_entry_id = excluded.last_entry_id, read_at = excluded.read_at
        WHERE audit_cursors.last_entry_id < excluded.last_entry_id
        """;

    public const string Add = """
        INSERT INTO observed_acts (guild_id, entry_id, action, actor_id, target_id, count, details, happened_at)
        VALUES (@Guild, @Entry, @Action, @Actor, @Target, @Count, @Details, @At)
        ON CONFLICT (guild_id, entry_id) DO NOTHING
        """;

    // What was seen later undid it: an entry that is read after a gap is older than one that came at once.
    public const string Undone = """
        SELECT COUNT(*) FROM cases
        WHERE guild_id = @Guild AND target_id = @Target AND kind = @Kind AND created_at > @At AND execution = 'applied'
        """;
}
