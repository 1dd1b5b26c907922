namespace Guildhall.Core.Storage;

internal static class MigrationSql
{
    public const string Create = """
        CREATE TABLE IF NOT EXISTS schema_migrations (
            number bigint NOT NULL PRIMARY KEY,
            name text NOT NULL,
            checksum text NOT NULL,
            applied_at bigint NOT NULL
        )
        """;

    public const string Applied = "SELECT number, name, checksum FROM schema_migrations ORDER BY number";

    public const string Record = """
        INSERT INTO schema_migrations (number, name, checksum, applied_at) VALUES (@Number, @Name, @Checksum, @At)
        """;
}
