namespace Guildhall.Aegis.AutoMod.Live;

internal static class AutoModSql
{
    public const string Rules = "SELECT version, rules FROM aegis_automod_rules WHERE guild_id = @Guild";

    public const string RulesVersion = "SELECT version FROM aegis_automod_rules WHERE guild_id = @Guild";

    // Compare-and-set: whoever saw an older version changes nothing.
    public const string SaveRules = """
        INSERT INTO aegis_automod_rules (guild_id, version, rules, changed_at)
        VALUES (@Guild, @Expected + 1, @Rules, @Now)
        ON CONFLICT (guild_id) DO UPDATE SET
            version = excluded.version, rules = excluded.rules, changed_at = excluded.changed_at
        WHERE aegis_automod_rules.version = @Expected
        """;

    public const string AddVersion = """
        INSERT INTO aegis_automod_versions (guild_id, version, rules, changed_by, changed_at, summary)
        VALUES (@Guild, @Expected + 1, @Rules, @Actor, @Now, @Summary)
        """;

    public const string RulesOfVersion = """
        SELECT rules FROM aegis_automod_versions WHERE guild_id = @Guild AND version = @Version
        """;

    public const string Versions = """
        SELECT version, changed_at, summary FROM aegis_automod_versions
        WHERE guild_id = @Guild ORDER BY version DESC LIMIT 100
        """;

    // An event that comes twice is one hit.
    public const string AddHit = """
        INSERT INTO aegis_automod_hits
            (guild_id, subject_id, rule, mode, event, channel_id, user_id, user_name, action, matched, matched_hash, at)
        VALUES (@Guild, @Subject, @Rule, @Mode, @Event, @Channel, @User, @UserName, @Action, @Matched, @Hash, @Now)
        ON CONFLICT (guild_id, subject_id, rule) DO NOTHING
        """;

    public const string SetCase = """
        UPDATE aegis_automod_hits SET case_number = @Number
        WHERE guild_id = @Guild AND subject_id = @Subject AND rule = @Rule
        """;

    public const string MarkFalse = """
        UPDATE aegis_automod_hits SET false_by = @User
        WHERE guild_id = @Guild AND subject_id = @Subject AND false_by IS NULL
        """;

    public const string Stats = """
        SELECT rule, COUNT(*) AS hits, SUM(CASE WHEN mode = 'observe' THEN 1 ELSE 0 END) AS observed,
            SUM(CASE WHEN false_by IS NULL THEN 0 ELSE 1 END) AS false_hits, COUNT(DISTINCT user_id) AS users
        FROM aegis_automod_hits WHERE guild_id = @Guild AND at >= @Since
        GROUP BY rule ORDER BY hits DESC, rule LIMIT 25
        """;

    public const string ForgetText = """
        UPDATE aegis_automod_hits SET matched = NULL
        WHERE guild_id = @Guild AND at < @Before AND matched IS NOT NULL
        """;

    public const string OldestText = """
        SELECT MIN(at) FROM aegis_automod_hits WHERE guild_id = @Guild AND matched IS NOT NULL
        """;

    public const string Doom = """
        INSERT INTO aegis_automod_doomed (guild_id, channel_id, message_id, subject_id, rule)
        VALUES (@Guild, @Channel, @Message, @Subject, @Rule)
        ON CONFLICT (guild_id, message_id) DO NOTHING
        """;

    public const string Doomed = """
        SELECT message_id FROM aegis_automod_doomed
        WHERE guild_id = @Guild AND channel_id = @Channel AND (failure IS NULL OR retry_at <= @Now)
        ORDER BY message_id LIMIT 100
        """;

    public const string Spare = """
        UPDATE aegis_automod_doomed SET failure = @Failure, retry_at = @RetryAt, failed_at = COALESCE(failed_at, @Now)
        WHERE guild_id = @Guild AND message_id = @Message
        """;

    // A day of hourly tries is enough.
    public const string GiveUp = """
        DELETE FROM aegis_automod_doomed WHERE guild_id = @Guild AND channel_id = @Channel AND failed_at < @Before
        """;

    public const string CountSpared = """
        SELECT COUNT(*) FROM aegis_automod_doomed WHERE guild_id = @Guild AND channel_id = @Channel AND failure IS NOT NULL
        """;

    public const string CountSparedAnywhere = """
        SELECT COUNT(*) FROM aegis_automod_doomed WHERE guild_id = @Guild AND failure IS NOT NULL
        """;

    public const string AddToBurst = """
        UPDATE aegis_automod_hits SET swept = swept + 1, swept_at = @Now
        WHERE guild_id = @Guild AND subject_id = @Subject AND rule = @Rule
        """;

    public const string Burst = """
        SELECT case_number, swept, swept_at FROM aegis_automod_hits
        WHERE guild_id = @Guild AND subject_id = @Subject AND rule = @Rule
        """;

    public const string Undoom = """
        DELETE FROM aegis_automod_doomed WHERE guild_id = @Guild AND message_id = @Message
        """;
}
