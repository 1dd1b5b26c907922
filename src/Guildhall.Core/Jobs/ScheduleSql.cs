namespace Guildhall.Core.Jobs;

internal static class ScheduleSql
{
    // A changed text counts from now: the new one has missed nothing yet.
    public const string Register = """
        INSERT INTO schedules (name, cron, zone, since) VALUES (@Name, @Cron, @Zone, @Now)
        ON CONFLICT (name) DO UPDATE SET cron = excluded.cron, zone = excluded.zone, since = excluded.since
        WHERE schedules.cron <> excluded.cron OR schedules.zone <> excluded.zone
        """;

    public const string Since = """
        SELECT COALESCE(MAX(r.occurs_at), MAX(s.since)) FROM schedules s
        LEFT JOIN schedule_runs r ON r.name = s.name AND r.occurs_at >= s.since
        WHERE s.name = @Name
        """;

    // The unique key makes one run of an occurrence, however many replicas see it.
    public const string Occur = """
        INSERT INTO schedule_runs (name, occurs_at, enqueued_at) VALUES (@Name, @At, @Now) ON CONFLICT DO NOTHING
        """;

    public const string Forget = "DELETE FROM schedule_runs WHERE name = @Name AND occurs_at < @Before";
}
