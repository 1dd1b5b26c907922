namespace Guildhall.Sietch.Privacy;

/// <summary>Every table of Sietch: all rows of a community go with its server. A test holds the list against the schema.</summary>
internal static class CommunityTables
{
    public const string Profiles = "sietch-profiles";
    public const string Wallets = "sietch-wallets";

    private const string OwnCourse = "What the program keeps for its own course, of nobody.";
    private const string InProfiles = "What others see of it stands in sietch-profiles.";

    public static IReadOnlyList<CommunityTable> All { get; } = [.. List, .. Members, .. Life, .. Wires];

    private static IEnumerable<CommunityTable> List =>
        [
            new("sietch_state") { NotExported = OwnCourse },
            new("sietch_syncs") { NotExported = OwnCourse },
            new("sietch_snapshots") { File = "sietch-snapshots", Export = CommunitySql.Snapshots },
            new("sietch_standings") { File = "sietch-standings", Export = CommunitySql.Standings },
            new("sietch_changes") { File = "sietch-changes", Export = CommunitySql.Changes },
            new("sietch_change_readers") { NotExported = OwnCourse },
            new("sietch_rulings") { File = "sietch-rulings", Export = CommunitySql.Rulings },
            new("sietch_holds") { File = "sietch-holds", Export = CommunitySql.Holds },
            new("sietch_thresholds") { File = "sietch-thresholds", Export = CommunitySql.Thresholds },
            new("sietch_audits") { NotExported = "What nodes of the chain told, of nobody." },
        ];

    private static IEnumerable<CommunityTable> Members =>
        [
            new("sietch_identities") { File = "sietch-members", Export = CommunitySql.Members },
            new("sietch_wallets") { File = Wallets },
            new("sietch_proofs") { File = "sietch-links-to-prove", Export = CommunitySql.Proofs },
            new("sietch_role_holders") { File = "sietch-roles", Export = CommunitySql.Roles },
            new("sietch_role_runs") { NotExported = OwnCourse },
            new("sietch_profiles") { NotExported = InProfiles },
            new("sietch_pictures") { NotExported = InProfiles },
            new("sietch_directory") { File = Profiles },
            new("sietch_directory_badges") { NotExported = InProfiles },
            new("sietch_nyms") { File = "sietch-former-nyms", Export = CommunitySql.FormerNyms },
        ];

    private static IEnumerable<CommunityTable> Life =>
        [
            new("sietch_activity") { File = "sietch-activity", Export = CommunitySql.Activity },
            new("sietch_reactions") { NotExported = "Their sums stand in sietch-activity." },
            new("sietch_badges") { File = "sietch-badges", Export = CommunitySql.Badges },
            new("sietch_seats") { File = "sietch-seats", Export = CommunitySql.Seats },
            new("sietch_councils") { NotExported = OwnCourse },
            new("sietch_founders") { NotExported = OwnCourse },
            new("sietch_waitlist") { File = "sietch-waitlist", Export = CommunitySql.Waitlist },
            new("sietch_alerts") { File = "sietch-alerts", Export = CommunitySql.Alerts },
            new("sietch_alert_preferences") { File = "sietch-alert-choices", Export = CommunitySql.AlertChoices },
        ];

    private static IEnumerable<CommunityTable> Wires =>
        [
            new("sietch_posts") { NotExported = OwnCourse },
            new("sietch_sign_ins") { NotExported = OwnCourse },
            new("sietch_sessions") { File = "sietch-sessions", Export = CommunitySql.Sessions },
        ];
}
