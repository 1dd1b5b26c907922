namespace Guildhall.Aegis.Raids.Cleanup;

/// <summary>The columns of a cleanup, for every statement that reads whole ones.</summary>
internal static class CleanupColumns
{
    public const string All = """
        guild_id, id, raid, asked_by_id, asked_by_name, choice, reason, delete_messages, state, made_at, done_at
        """;
}
