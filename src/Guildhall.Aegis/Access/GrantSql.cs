namespace Guildhall.Aegis.Access;

internal static class GrantSql
{
    // Revoked and expired ones stay: they say that this guild decides by grants and no longer by Discord's permissions.
    public const string OfGuild = """
        SELECT subject_kind, subject_id, right_name, granted_by, granted_at, expires_at, revoked_at
        FROM aegis_grants WHERE guild_id = @Guild ORDER BY subject_kind, subject_id, right_name
        """;

    public const string Give = """
        INSERT INTO aegis_grants
            (guild_id, subject_kind, subject_id, right_name, granted_by, granted_at, expires_at, revoked_at)
        VALUES (@Guild, @SubjectKind, @SubjectId, @RightName, @Actor, @Now, @ExpiresAt, NULL)
        ON CONFLICT (guild_id, subject_kind, subject_id, right_name) DO UPDATE SET
            granted_by = excluded.granted_by, granted_at = excluded.granted_at,
            expires_at = excluded.expires_at, revoked_at = NULL
        """;

    public const string Revoke = """
        UPDATE aegis_grants SET revoked_at = @Now
        WHERE guild_id = @Guild AND subject_kind = @SubjectKind AND subject_id = @SubjectId AND right_name = @RightName
            AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > @Now)
        """;

    public const string ForgetOnly = """
        DELETE FROM aegis_grants
        WHERE guild_id = @Guild AND subject_kind = @SubjectKind AND subject_id = @SubjectId AND right_name = @RightName
            AND (SELECT COUNT(*) FROM aegis_grants other WHERE other.guild_id = @Guild) = 1
        """;

    public const string Forget = "DELETE FROM aegis_grants WHERE guild_id = @Guild";
}
