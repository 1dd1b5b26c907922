namespace Guildhall.Aegis.Channels.Purges;

internal static class PurgeSql
{
    public const string Add = """
        INSERT INTO aegis_purges (guild_id, purge_id, actor_id, actor_name, purge_order, done, begun_at)
        VALUES (@Guild, @Id, @Actor, @Name, @Order, 0, @Now)
        ON CONFLICT (guild_id, purge_id) DO NOTHING
        """;

    public const string Find = """
        SELECT guild_id, purge_id, actor_id, actor_name, purge_order AS "order", plan, done, failure, ended_at
        FROM aegis_purges WHERE guild_id = @Guild AND purge_id = @Id
        """;

    public const string Plan = """
        UPDATE aegis_purges SET plan = @Plan WHERE guild_id = @Guild AND purge_id = @Id AND plan IS NULL
        """;

    public const string Advance = """
        UPDATE aegis_purges SET done = @Done WHERE guild_id = @Guild AND purge_id = @Id AND done < @Done
        """;

    public const string End = """
        UPDATE aegis_purges SET failure = @Failure, ended_at = @Now
        WHERE guild_id = @Guild AND purge_id = @Id AND ended_at IS NULL
        """;

    // Ids of messages and what staff typed are of no use once it is over.
    public const string Forget = "DELETE FROM aegis_purges WHERE guild_id = @Guild AND ended_at < @Before";
}
