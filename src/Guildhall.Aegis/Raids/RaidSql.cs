namespace Guildhall.Aegis.Raids;

internal static class RaidSql
{
    public const string Newest = $"""
        SELECT {RaidColumns.All} FROM raids WHERE guild_id = @Guild ORDER BY number DESC LIMIT 1
        """;

    public const string ByNumber = $"SELECT {RaidColumns.All} FROM raids WHERE guild_id = @Guild AND number = @Number";

    // Of two that open one at once, the index lets one.
    public const string Open = $"""
        INSERT INTO raids (guild_id, number, level, top_level, opened_by, opened_by_name, why, joins_from, started_at,
            expires_at, alert_version, version)
        SELECT @Guild, COALESCE(MAX(number), 0) + 1, @Level, @Level, @By, @ByName, @Why, @From, @Now, @Until, 0, 1
        FROM raids WHERE guild_id = @Guild
        ON CONFLICT DO NOTHING
        RETURNING {RaidColumns.All}
        """;

    // Whoever gives the reason stands beside it; who only puts the end off does not.
    public const string Change = $"""
        UPDATE raids SET opened_by = CASE WHEN why = @Why THEN opened_by ELSE @By END,
            opened_by_name = CASE WHEN why = @Why THEN opened_by_name ELSE @ByName END, level = @Level, top_level = @Top, why = @Why, joins_from = @From, expires_at = @Until,
            version = version + 1
        WHERE guild_id = @Guild AND number = @Number AND version = @Version AND ended_at IS NULL
        RETURNING {RaidColumns.All}
        """;

    // A lockdown holds everyone from its beginning on; of those who came before it only who looks like a raider.
    public const string SpareEarlier = """
        INSERT INTO raid_holds (guild_id, raid, user_id, name, state, changed_at)
        SELECT guild_id, @Number, user_id, MAX(name), 'spared', @Now FROM raid_events
        WHERE guild_id = @Guild AND joined_at >= @From AND joined_at <= @Now
        GROUP BY guild_id, user_id HAVING MAX(suspicion) < @Suspicious
        ON CONFLICT DO NOTHING
        """;

    public const string End = $"""
        UPDATE raids SET ended_at = @Now, ended_by = @By, ended_by_name = @ByName, quiet_until = @Now, version = version + 1
        WHERE guild_id = @Guild AND number = @Number AND ended_at IS NULL
        RETURNING {RaidColumns.All}
        """;

    // It has run out, and nobody has put its end off meanwhile.
    public const string Expire = $"""
        UPDATE raids SET ended_at = expires_at, version = version + 1
        WHERE guild_id = @Guild AND ended_at IS NULL AND expires_at <= @Now
        RETURNING {RaidColumns.All}
        """;

    public const string Paused = """
        UPDATE raids SET invites_paused_until = @Invites, dms_paused_until = @Dms, pause_problem = @Problem
        WHERE guild_id = @Guild AND number = @Number
        """;

    public const string Alerted = """
        UPDATE raids SET alert_channel_id = @Channel, alert_message_id = @Message, alert_version = @Version
        WHERE guild_id = @Guild AND number = @Number AND alert_version <= @Version
        """;

    public const string Touch = """
        UPDATE raids SET version = version + 1 WHERE guild_id = @Guild AND number = @Number RETURNING version
        """;

    public const string Counts = """
        SELECT
            (SELECT COUNT(*) FROM raid_events WHERE guild_id = @Guild AND joined_at >= @From AND joined_at <= @To)
                AS joined,
            (SELECT COUNT(*) FROM raid_events
                WHERE guild_id = @Guild AND joined_at >= @From AND joined_at <= @To AND suspicion >= @Suspicious
                    AND NOT EXISTS (SELECT 1 FROM raid_holds h WHERE h.guild_id = @Guild AND h.raid = @Number
                        AND h.user_id = raid_events.user_id AND h.state = 'spared' AND h.failure = 'aegis.staff'))
                AS suspicious,
            (SELECT COUNT(*) FROM raid_holds WHERE guild_id = @Guild AND raid = @Number AND state = 'held') AS held,
            (SELECT COUNT(*) FROM raid_holds WHERE guild_id = @Guild AND raid = @Number AND state = 'wanted') AS waiting,
            (SELECT COUNT(*) FROM raid_cleanup_targets t JOIN raid_cleanups c
                ON c.guild_id = t.guild_id AND c.id = t.cleanup
                WHERE t.guild_id = @Guild AND c.raid = @Number AND t.state = 'banned') AS banned,
            (SELECT COUNT(*) FROM raid_holds WHERE guild_id = @Guild AND raid = @Number AND failure = 'kicked') AS kicked
        """;
}
