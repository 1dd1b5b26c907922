namespace Guildhall.Aegis.Privacy;

// Every statement is about the one person who asks, over all guilds: @Self is their id. Other people stand in none.
internal static class PersonExportSql
{
    public const string Cases = """
        SELECT guild_id AS server, number AS case_number, kind, target_name AS your_name_then,
            CASE WHEN actor_id = 0 THEN actor_name ELSE 'staff of the server' END AS done_by, source, source_detail,
            reason, matched AS matched_text, points, created_at, expires_at, execution, effect, ended_at,
            dm AS message_to_you, is_appealed, is_final, deleted_at
        FROM cases WHERE target_id = @Self ORDER BY guild_id, number
        """;

    public const string Labels = """
        SELECT l.guild_id AS server, l.number AS case_number, l.label FROM case_labels l
        JOIN cases c ON c.guild_id = l.guild_id AND c.number = l.number
        WHERE c.target_id = @Self ORDER BY l.guild_id, l.number, l.label
        """;

    public const string Deeds = """
        SELECT guild_id AS server, number AS case_number, kind, created_at FROM cases
        WHERE actor_id = @Self OR acting_for_id = @Self ORDER BY guild_id, number
        """;

    public const string Notes = """
        SELECT n.guild_id AS server, n.number AS case_number, n.text, n.written_at FROM case_notes n
        JOIN cases c ON c.guild_id = n.guild_id AND c.number = n.number
        WHERE c.target_id = @Self ORDER BY n.guild_id, n.number, n.position
        """;

    public const string NotesWritten = """
        SELECT guild_id AS server, number AS case_number, text, written_at FROM case_notes WHERE author_id = @Self
        ORDER BY guild_id, number, position
        """;

    public const string Evidence = """
        SELECT e.guild_id AS server, e.number AS case_number, e.position, e.name, e.media_type, e.size, e.hash AS sha256,
            e.place, e.snapshot AS message, e.added_at
        FROM case_evidence e JOIN cases c ON c.guild_id = e.guild_id AND c.number = e.number
        WHERE c.target_id = @Self ORDER BY e.guild_id, e.number, e.position
        """;

    public const string EvidenceAdded = """
        SELECT guild_id AS server, number AS case_number, name, media_type, added_at FROM case_evidence
        WHERE added_by_id = @Self ORDER BY guild_id, number, position
        """;

    public const string Appeals = """
        SELECT guild_id AS server, number AS appeal, case_number, state, text, answers, decision_reason, decided_at,
            created_at
        FROM appeals WHERE appellant_id = @Self ORDER BY guild_id, number
        """;

    public const string AppealsDecided = """
        SELECT guild_id AS server, number AS appeal, state, decision_reason, decided_at FROM appeals
        WHERE decided_by_id = @Self ORDER BY guild_id, number
        """;

    public const string Entries = """
        SELECT e.guild_id AS server, e.number AS appeal, e.kind, e.text, e.written_at FROM appeal_entries e
        JOIN appeals a ON a.guild_id = e.guild_id AND a.number = e.number
        WHERE a.appellant_id = @Self AND e.kind <> 'comment' ORDER BY e.guild_id, e.number, e.position
        """;

    public const string EntriesWritten = """
        SELECT guild_id AS server, number AS appeal, kind, text, written_at FROM appeal_entries
        WHERE author_id = @Self AND kind <> 'answer' ORDER BY guild_id, number, position
        """;

    public const string Votes = """
        SELECT guild_id AS server, number AS appeal, is_for, voted_at FROM appeal_votes WHERE voter_id = @Self
        ORDER BY guild_id, number
        """;

    public const string Raids = """
        SELECT guild_id AS server, number AS raid, level, why, started_at, ended_at FROM raids
        WHERE opened_by = @SelfText OR ended_by = @SelfText ORDER BY guild_id, number
        """;

    public const string Joins = """
        SELECT guild_id AS server, name, has_avatar, suspicion, invite, joined_at FROM raid_events WHERE user_id = @Self
        ORDER BY guild_id, joined_at
        """;

    public const string Holds = """
        SELECT guild_id AS server, raid, name, state, means, roles, until AS until_at, changed_at FROM raid_holds
        WHERE user_id = @Self ORDER BY guild_id, raid
        """;

    public const string Cleanups = """
        SELECT guild_id AS server, raid, choice, reason, state, made_at, done_at FROM raid_cleanups
        WHERE asked_by_id = @Self ORDER BY guild_id, made_at
        """;

    public const string CleanupTargets = """
        SELECT guild_id AS server, name, case_number, state, failure FROM raid_cleanup_targets WHERE user_id = @Self
        ORDER BY guild_id, cleanup
        """;

    public const string Observed = """
        SELECT guild_id AS server, action, CASE WHEN actor_id = @Self THEN 1 ELSE 0 END AS by_you, count, details,
            happened_at
        FROM observed_acts WHERE target_id = @Self OR actor_id = @Self ORDER BY guild_id, happened_at
        """;

    public const string Hits = """
        SELECT guild_id AS server, rule, mode, event, channel_id, user_name AS your_name_then, action,
            matched AS matched_text, case_number, at AS happened_at
        FROM aegis_automod_hits WHERE user_id = @Self ORDER BY guild_id, at
        """;

    public const string Marked = """
        SELECT guild_id AS server, rule, at AS happened_at FROM aegis_automod_hits WHERE false_by = @Self
        ORDER BY guild_id, at
        """;

    public const string MassActions = """
        SELECT guild_id AS server, mass_id, state, begun_at, ended_at FROM aegis_mass_actions WHERE actor_id = @Self
        ORDER BY guild_id, mass_id
        """;

    public const string MassTargets = """
        SELECT guild_id AS server, user_name AS your_name_then, outcome, code, case_number FROM aegis_mass_targets
        WHERE user_id = @Self ORDER BY guild_id, mass_id
        """;

    public const string Purges = """
        SELECT guild_id AS server, purge_id, done, begun_at, ended_at FROM aegis_purges WHERE actor_id = @SelfText
        ORDER BY guild_id, begun_at
        """;

    public const string ChannelHolds = """
        SELECT guild_id AS server, channel_id, kind, state, reason, begun_at, ended_at FROM aegis_channel_holds
        WHERE actor_id = @SelfText OR released_by = @SelfText ORDER BY guild_id, begun_at
        """;

    public const string ChannelLocks = """
        SELECT guild_id AS server, channel_id, kind, state, begun_at FROM aegis_channel_holds
        WHERE wish LIKE @SelfLike OR change LIKE @SelfLike ORDER BY guild_id, begun_at
        """;

    public const string AutoModVotes = """
        SELECT guild_id AS server, vote_id, rule, matched AS matched_text, state, choice, outcome, created_at, decided_at
        FROM aegis_automod_votes WHERE user_id = @Self ORDER BY guild_id, vote_id
        """;

    public const string AutoModVotesDecided = """
        SELECT guild_id AS server, vote_id, rule, choice, outcome, decided_at FROM aegis_automod_votes
        WHERE decided_by = @Self ORDER BY guild_id, vote_id
        """;

    public const string Ballots = """
        SELECT guild_id AS server, vote_id, choice, voted_at FROM aegis_automod_ballots WHERE voter_id = @Self
        ORDER BY guild_id, vote_id
        """;

    public const string Webhooks = """
        SELECT guild_id AS server, name, events, state, made_at FROM webhooks WHERE made_by_id = @Self
        ORDER BY guild_id, name
        """;

    public const string Imports = """
        SELECT guild_id AS server, format, file_name, state, made_at, done_at FROM imports WHERE asked_by_id = @Self
        ORDER BY guild_id, made_at
        """;

    public const string SettingChanges = """
        SELECT guild_id AS server, version, summary, changed_at FROM aegis_setting_versions WHERE changed_by = @SelfText
        ORDER BY guild_id, version
        """;

    public const string RuleChanges = """
        SELECT guild_id AS server, version, summary, changed_at FROM aegis_automod_versions WHERE changed_by = @SelfText
        ORDER BY guild_id, version
        """;

    public const string Grants = """
        SELECT guild_id AS server, right_name, granted_at, expires_at, revoked_at FROM aegis_grants
        WHERE subject_kind = 'user' AND subject_id = @Self ORDER BY guild_id, right_name
        """;

    public const string Snapshots = """
        SELECT guild_id AS server, roles, seen_at, left_at FROM aegis_member_snapshots WHERE user_id = @Self
        ORDER BY guild_id
        """;

    public const string Waiting = """
        SELECT guild_id AS server, joined_at FROM welcome_waiting WHERE user_id = @Self ORDER BY guild_id
        """;

    public const string Dm = "SELECT channel_id, opened_at FROM dm_channels WHERE user_id = @Self";

    public const string Sessions = """
        SELECT user_name AS name, agent AS browser, created_at, seen_at FROM web_sessions WHERE user_id = @Self
        ORDER BY created_at
        """;

    public const string Requests = """
        SELECT kind, state, receipt, asked_at, done_at FROM privacy_requests WHERE user_id = @Self ORDER BY asked_at
        """;

    public const string Audit = """
        SELECT guild_id AS server, action, subject, outcome, at AS done_at FROM audit WHERE actor = @SelfText ORDER BY id
        """;
}
