namespace Guildhall.Core.Storage;

/// <summary>The tables whose rows belong to no tenant and no guild. A statement on any other names one of the two.</summary>
public static class GlobalTables
{
    public static IReadOnlySet<string> Names { get; } =
        new HashSet<string>(StringComparer.Ordinal)
        {
            "schema_migrations",
            "jobs",
            "leases",
            "schedules",
            "schedule_runs",
            "dm_channels",
            "web_sessions",
            "privacy_requests",
            "guild_removals",
            "known_guilds",
            "chain_feeds",
            "chain_events",
            "chain_checkpoints",
            "chain_sources",
            "chain_revisions",
        };
}
