namespace Guildhall.Aegis.Access;

internal static class MemberSnapshotSql
{
    public const string Roles = """
        SELECT roles FROM aegis_member_snapshots WHERE guild_id = @Guild AND user_id = @User
        """;

    public const string Present = """
        SELECT user_id, roles FROM aegis_member_snapshots WHERE guild_id = @Guild AND left_at IS NULL
        """;

    public const string Departed = """
        SELECT user_id, roles FROM aegis_member_snapshots WHERE guild_id = @Guild AND left_at IS NOT NULL
        """;

    public const string Keep = """
        INSERT INTO aegis_member_snapshots (guild_id, user_id, roles, seen_at, left_at)
        VALUES (@Guild, @User, @Roles, @Now, NULL)
        ON CONFLICT (guild_id, user_id) DO UPDATE SET
            roles = excluded.roles, seen_at = excluded.seen_at, left_at = NULL
        """;

    public const string Leave = """
        UPDATE aegis_member_snapshots SET left_at = @Now WHERE guild_id = @Guild AND user_id = @User
        """;

    public const string Forget = """
        DELETE FROM aegis_member_snapshots WHERE guild_id = @Guild AND user_id = @User
        """;

    public const string Prune = """
        DELETE FROM aegis_member_snapshots
        WHERE guild_id = @Guild AND left_at IS NOT NULL AND (left_at < @Before OR user_id NOT IN (
            SELECT user_id FROM aegis_member_snapshots
            WHERE guild_id = @Guild AND left_at IS NOT NULL ORDER BY left_at DESC LIMIT @Limit))
        """;
}
