namespace Guildhall.Aegis.Raids.Joins;

internal static class JoinSql
{
    // Whoever joined before staff ended a raid by hand counts no more. The newest, so that a huge day does not fill memory; read in the order in which they came.
    public const string Recent = """
        SELECT user_id, joined_at, name, has_avatar, invite FROM raid_events
        WHERE guild_id = @Guild AND joined_at > @Since
            AND joined_at > COALESCE((SELECT MAX(quiet_until) FROM raids WHERE guild_id = @Guild), 0)
        ORDER BY joined_at DESC LIMIT @Limit
        """;

    public const string Attribute = """
        UPDATE raid_events SET invite = @Invite, suspicion = @Suspicion
        WHERE guild_id = @Guild AND user_id = @User AND invite IS NULL
        """;

    public const string Forget = "DELETE FROM raid_events WHERE guild_id = @Guild AND joined_at < @Before";
}

internal static class JoinSqliteSql
{
    // The condition is for the parser: without one it takes ON for a join's.
    public const string Add = """
        INSERT INTO raid_events (guild_id, user_id, joined_at, name, has_avatar, suspicion, invite)
        SELECT json_extract(told.value, '$.guild'), json_extract(told.value, '$.user'),
            json_extract(told.value, '$.joinedAt'), json_extract(told.value, '$.name'),
            json_extract(told.value, '$.hasAvatar'), json_extract(told.value, '$.suspicion'),
            json_extract(told.value, '$.invite')
        FROM json_each(@Rows) told WHERE 1 = 1
        ON CONFLICT DO NOTHING
        """;
}

internal static class JoinPostgresSql
{
    public const string Add = """
        INSERT INTO raid_events (guild_id, user_id, joined_at, name, has_avatar, suspicion, invite)
        SELECT told.guild, told."user", told."joinedAt", told.name, told."hasAvatar", told.suspicion, told.invite
        FROM jsonb_to_recordset(@Rows::jsonb) AS told(guild bigint, "user" bigint, "joinedAt" bigint, name text,
            "hasAvatar" bigint, suspicion bigint, invite text)
        ON CONFLICT DO NOTHING
        """;
}
