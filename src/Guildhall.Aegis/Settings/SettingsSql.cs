namespace Guildhall.Aegis.Settings;

internal static class SettingsSql
{
    public const string Current = "SELECT version, settings FROM aegis_settings WHERE guild_id = @Guild";

    public const string CurrentVersion = "SELECT version FROM aegis_settings WHERE guild_id = @Guild";

    public const string Version = """
        SELECT settings FROM aegis_setting_versions WHERE guild_id = @Guild AND version = @Version
        """;

    public const string History = """
        SELECT version, changed_by, changed_at, summary FROM aegis_setting_versions
        WHERE guild_id = @Guild AND version < @Before ORDER BY version DESC LIMIT @Limit
        """;

    // Compare-and-set: whoever saw an older version changes nothing.
    public const string Save = """
        INSERT INTO aegis_settings (guild_id, version, settings, changed_at)
        VALUES (@Guild, @Expected + 1, @Settings, @Now)
        ON CONFLICT (guild_id) DO UPDATE SET
            version = excluded.version, settings = excluded.settings, changed_at = excluded.changed_at
        WHERE aegis_settings.version = @Expected
        """;

    public const string AddVersion = """
        INSERT INTO aegis_setting_versions (guild_id, version, settings, changed_by, changed_at, summary)
        VALUES (@Guild, @Expected + 1, @Settings, @Actor, @Now, @Summary)
        """;
}
