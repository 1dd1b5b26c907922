namespace Guildhall.Aegis.Raids;

/// <summary>The columns of a raid, for every statement that reads whole ones.</summary>
internal static class RaidColumns
{
    public const string All = """
        guild_id, number, level, top_level, opened_by, opened_by_name, why, joins_from, started_at, expires_at, ended_at,
        ended_by_name, quiet_until, invites_paused_until, dms_paused_until, pause_problem, alert_channel_id,
        alert_message_id, alert_version, version
        """;
}
