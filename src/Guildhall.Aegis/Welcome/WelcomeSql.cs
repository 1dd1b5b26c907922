namespace Guildhall.Aegis.Welcome;

internal static class WelcomeSql
{
    public const string Wait = """
        INSERT INTO welcome_waiting (guild_id, user_id, joined_at) VALUES (@Guild, @User, @Now)
        ON CONFLICT (guild_id, user_id) DO UPDATE SET joined_at = excluded.joined_at
        """;

    // Of several updates that tell the same, one takes the row.
    public const string Take = "DELETE FROM welcome_waiting WHERE guild_id = @Guild AND user_id = @User";

    public const string Sweep = "DELETE FROM welcome_waiting WHERE guild_id = @Guild AND joined_at < @Before";
}
