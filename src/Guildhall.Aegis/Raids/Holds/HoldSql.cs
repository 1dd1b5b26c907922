namespace Guildhall.Aegis.Raids.Holds;

internal static class HoldSql
{
    // Whoever was decided about before, in this raid, stays decided.
    public const string Collect = """
        INSERT INTO raid_holds (guild_id, raid, user_id, name, state, changed_at)
        SELECT guild_id, @Number, user_id, MAX(name), 'wanted', @Now FROM raid_events
        WHERE guild_id = @Guild AND joined_at >= @From AND joined_at <= @To AND suspicion >= @Least
        GROUP BY guild_id, user_id
        ON CONFLICT DO NOTHING
        """;

    // The youngest accounts first: ids rise with time.
    public const string InState = """
        SELECT user_id, name, means, roles, until FROM raid_holds
        WHERE guild_id = @Guild AND raid = @Number AND state = @State ORDER BY user_id DESC LIMIT @Limit
        """;

    public const string OfPerson = """
        SELECT COUNT(*) FROM raid_holds WHERE guild_id = @Guild AND user_id = @User AND state IN ('wanted', 'held')
        """;

    public const string Prepare = """
        UPDATE raid_holds SET means = COALESCE(means, @Means), roles = COALESCE(roles, @Roles), until = @Until
        WHERE guild_id = @Guild AND raid = @Number AND user_id = @User
        """;

    public const string Settle = """
        UPDATE raid_holds SET state = @State, failure = @Failure, changed_at = @Now
        WHERE guild_id = @Guild AND raid = @Number AND user_id = @User
        """;

    public const string SettleAll = """
        UPDATE raid_holds SET state = @To, failure = @Failure, changed_at = @Now
        WHERE guild_id = @Guild AND raid = @Number AND state = @State
        """;
}
