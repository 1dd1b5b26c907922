namespace Guildhall.Aegis.Privacy;

/// <summary>
/// Every table in which a person can stand. Export and erasure follow from this list, in its order: what is found through a
/// case goes before the case loses its person. A test holds the list against the schema.
/// </summary>
internal static class PersonTables
{
    private const string Configuration =
        "It is the server's own configuration; that an id stands in it is staff's choice, not a record of the person.";

    public static IReadOnlyList<PersonTable> All { get; } = [.. Cases, .. Appeals, .. Raids, .. Acts, .. Program];

    private static IEnumerable<PersonTable> Cases =>
        [
            new("case_notes")
            {
                Parts = [new("notes", PersonExportSql.Notes), new("notes-you-wrote", PersonExportSql.NotesWritten)],
                Erasures = [PersonEraseSql.NotesAbout, PersonEraseSql.NoteTexts, PersonEraseSql.NoteAuthors],
            },
            new("case_evidence")
            {
                Parts =
                [
                    new("evidence", PersonExportSql.Evidence),
                    new("evidence-you-added", PersonExportSql.EvidenceAdded),
                ],
                // Rows about the person are emptied with their files: see PersonFiles.
                Erasures = [PersonEraseSql.EvidenceAdders],
            },
            new("cases")
            {
                Parts =
                [
                    new("cases", PersonExportSql.Cases),
                    new("labels", PersonExportSql.Labels),
                    new("actions-as-staff", PersonExportSql.Deeds),
                ],
                Erasures =
                [
                    PersonEraseSql.SentByStaff,
                    PersonEraseSql.Targets,
                    PersonEraseSql.NamesOfRunning,
                    PersonEraseSql.Actors,
                    PersonEraseSql.ActingFor,
                    PersonEraseSql.Enders,
                    PersonEraseSql.Deleters,
                    PersonEraseSql.CaseTexts,
                ],
            },
        ];

    private static IEnumerable<PersonTable> Appeals =>
        [
            new("appeal_entries")
            {
                Parts =
                [
                    new("appeal-conversations", PersonExportSql.Entries),
                    new("appeal-words-as-staff", PersonExportSql.EntriesWritten),
                ],
                Erasures = [PersonEraseSql.AppealAnswers, PersonEraseSql.EntryTexts, PersonEraseSql.EntryAuthors],
            },
            new("appeal_votes")
            {
                Parts = [new("appeal-votes", PersonExportSql.Votes)],
                Erasures = [PersonEraseSql.Voters],
            },
            new("appeals")
            {
                Parts =
                [
                    new("appeals", PersonExportSql.Appeals),
                    new("appeals-you-decided", PersonExportSql.AppealsDecided),
                ],
                Erasures = [PersonEraseSql.Appellants, PersonEraseSql.Deciders, PersonEraseSql.AppealTexts],
            },
        ];

    private static IEnumerable<PersonTable> Raids =>
        [
            new("raids")
            {
                Parts = [new("raid-levels-you-set", PersonExportSql.Raids)],
                Erasures = [PersonEraseSql.RaidOpeners, PersonEraseSql.RaidEnders, PersonEraseSql.RaidTexts],
            },
            new("raid_events") { Parts = [new("joins", PersonExportSql.Joins)], Erasures = [PersonEraseSql.Joins] },
            new("raid_holds")
            {
                Parts = [new("raid-holds", PersonExportSql.Holds)],
                Erasures = [PersonEraseSql.Holds, PersonEraseSql.HeldNames],
            },
            new("raid_cleanups")
            {
                Parts = [new("raid-cleanups-you-ordered", PersonExportSql.Cleanups)],
                Erasures = [PersonEraseSql.CleanupAuthors, PersonEraseSql.CleanupTexts],
            },
            new("raid_cleanup_targets")
            {
                Parts = [new("raid-cleanups", PersonExportSql.CleanupTargets)],
                Erasures = [PersonEraseSql.CleanupTargets, PersonEraseSql.CleanupNames],
            },
        ];

    private static IEnumerable<PersonTable> Acts =>
        [
            new("observed_acts")
            {
                Parts = [new("seen-in-discord", PersonExportSql.Observed)],
                Erasures = [PersonEraseSql.ObservedTexts, PersonEraseSql.Observed, PersonEraseSql.Observers],
            },
            new("aegis_automod_hits")
            {
                Parts = [new("automod-hits", PersonExportSql.Hits), new("hits-you-marked", PersonExportSql.Marked)],
                Erasures = [PersonEraseSql.Hits, PersonEraseSql.Markers],
            },
            new("aegis_automod_votes")
            {
                Parts =
                [
                    new("automod-votes-about-you", PersonExportSql.AutoModVotes),
                    new("automod-votes-you-decided", PersonExportSql.AutoModVotesDecided),
                ],
                Erasures = [PersonEraseSql.VoteTargets, PersonEraseSql.VoteDeciders],
            },
            new("aegis_automod_ballots")
            {
                Parts = [new("automod-votes-you-cast", PersonExportSql.Ballots)],
                Erasures = [PersonEraseSql.Ballots],
            },
            new("webhooks")
            {
                Parts = [new("webhooks-you-added", PersonExportSql.Webhooks)],
                Erasures = [PersonEraseSql.WebhookMakers],
            },
            new("webhook_deliveries")
            {
                NotExported = "Ids alone, on their way to a program of the server; what they name is given out itself.",
                Erasures = [PersonEraseSql.WebhookBodies],
            },
            new("aegis_mass_actions")
            {
                Parts = [new("mass-actions-you-ordered", PersonExportSql.MassActions)],
                Erasures = [PersonEraseSql.MassActors, PersonEraseSql.MassOrders],
            },
            new("aegis_mass_targets")
            {
                Parts = [new("mass-actions", PersonExportSql.MassTargets)],
                Erasures = [PersonEraseSql.MassTargets, PersonEraseSql.MassNames],
            },
            new("aegis_purges")
            {
                Parts = [new("purges-you-ordered", PersonExportSql.Purges)],
                Erasures = [PersonEraseSql.Purgers, PersonEraseSql.PurgeOrders],
            },
            new("aegis_channel_holds")
            {
                Parts =
                [
                    new("channels-you-held", PersonExportSql.ChannelHolds),
                    new("channel-locks-about-you", PersonExportSql.ChannelLocks),
                ],
                Erasures =
                [
                    PersonEraseSql.ChannelHolders,
                    PersonEraseSql.ChannelReleasers,
                    PersonEraseSql.ChannelTexts,
                    PersonEraseSql.ChannelOverwrites,
                ],
            },
            new("imports")
            {
                Parts = [new("imports-you-ordered", PersonExportSql.Imports)],
                Erasures = [PersonEraseSql.Importers, PersonEraseSql.ImportFaults],
            },
        ];

    private static IEnumerable<PersonTable> Program =>
        [
            new("aegis_settings") { NotExported = Configuration, Erasures = [PersonEraseSql.Settings] },
            new("aegis_setting_versions")
            {
                Parts = [new("settings-you-changed", PersonExportSql.SettingChanges)],
                Erasures = [PersonEraseSql.SettingChangers, PersonEraseSql.SettingVersions],
            },
            new("aegis_automod_rules") { NotExported = Configuration, Erasures = [PersonEraseSql.Rules] },
            new("aegis_automod_versions")
            {
                Parts = [new("rules-you-changed", PersonExportSql.RuleChanges)],
                Erasures = [PersonEraseSql.RuleChangers, PersonEraseSql.RuleVersions],
            },
            new("aegis_grants")
            {
                Parts = [new("rights", PersonExportSql.Grants)],
                Erasures = [PersonEraseSql.Grants, PersonEraseSql.Granters],
            },
            new("aegis_member_snapshots")
            {
                Parts = [new("roles", PersonExportSql.Snapshots)],
                Erasures = [PersonEraseSql.Snapshots],
            },
            new("welcome_waiting")
            {
                Parts = [new("welcome", PersonExportSql.Waiting)],
                Erasures = [PersonEraseSql.Waiting],
            },
            new("dm_channels") { Parts = [new("direct-messages", PersonExportSql.Dm)], Erasures = [PersonEraseSql.Dm] },
            new("web_sessions")
            {
                Parts = [new("sessions", PersonExportSql.Sessions)],
                Erasures = [PersonEraseSql.Sessions],
            },
            new("privacy_requests")
            {
                Parts = [new("requests", PersonExportSql.Requests)],
                NotErased = "The request empties it itself, last of all: until then a second run finds the person.",
            },
            new("guild_problems")
            {
                NotExported = "What the server's staff should put right; the person is in it as the id of a case.",
                Erasures = [PersonEraseSql.Problems],
            },
            new("leases")
            {
                NotExported = "Who is being acted on at this moment; it holds for seconds.",
                Erasures = [PersonEraseSql.Locks],
            },
            new("jobs")
            {
                NotExported = "Work that waits; what it works on is given out from where it is kept.",
                Erasures = [PersonEraseSql.DeadJobs],
            },
            new("audit")
            {
                Parts = [new("audit", PersonExportSql.Audit)],
                Erasures = [PersonEraseSql.AuditActors, PersonEraseSql.AuditDetails],
            },
            new("usage_tenants")
            {
                NotExported = "Who paused the spending of an installation; the operators' own note.",
                Erasures = [PersonEraseSql.Pausers],
            },
        ];
}
