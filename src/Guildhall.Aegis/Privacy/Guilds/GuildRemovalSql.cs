namespace Guildhall.Aegis.Privacy.Guilds;

internal static class GuildRemovalSql
{
    public const string Add = """
        INSERT INTO guild_removals (guild_id, removed_at) VALUES (@Guild, @Now) ON CONFLICT (guild_id) DO NOTHING
        """;

    public const string Know = "INSERT INTO known_guilds (guild_id) VALUES (@Guild) ON CONFLICT (guild_id) DO NOTHING";

    public const string IsKnown = "SELECT guild_id FROM known_guilds WHERE guild_id = @Guild";

    public const string Known = "SELECT guild_id FROM known_guilds";

    public const string At = "SELECT removed_at FROM guild_removals WHERE guild_id = @Guild";

    public const string All = "SELECT guild_id FROM guild_removals";

    public const string Remove = "DELETE FROM guild_removals WHERE guild_id = @Guild";

    public const string Evidence = """
        SELECT number, position, name, size, place FROM case_evidence
        WHERE guild_id = @Guild AND kind = 'file' AND place IS NOT NULL ORDER BY number DESC, position
        """;

    public const string Places = "SELECT place FROM case_evidence WHERE guild_id = @Guild AND place IS NOT NULL";
}
