namespace Guildhall.Aegis.Cases;

internal static class CaseEditSql
{
    public const string SetReason = """
        UPDATE cases SET reason = @Reason, version = version + 1
        WHERE guild_id = @Guild AND number = @Number AND version = @Version AND deleted_at IS NULL
        """;

    public const string SetDuration = """
        UPDATE cases SET duration = @Duration, expires_at = @End, version = version + 1
        WHERE guild_id = @Guild AND number = @Number AND version = @Version AND effect = 'active' AND deleted_at IS NULL
        """;

    public const string SetHidden = """
        UPDATE cases SET is_hidden = @Hidden, version = version + 1 WHERE guild_id = @Guild AND number = @Number
        """;

    public const string Delete = """
        UPDATE cases SET deleted_at = @Now, deleted_by_id = @By, deleted_by_name = @ByName, version = version + 1
        WHERE guild_id = @Guild AND number = @Number AND deleted_at IS NULL
        """;

    public const string Restore = """
        UPDATE cases SET deleted_at = NULL, deleted_by_id = NULL, deleted_by_name = NULL, version = version + 1
        WHERE guild_id = @Guild AND number = @Number AND deleted_at IS NOT NULL
        """;
}
