namespace Guildhall.Aegis.Privacy.Guilds;

/// <summary>Every table with rows of a guild: what its owner is given of it, and that all of it goes with the guild. A test
/// holds the list against the schema. What other products keep by tenant, they give and take themselves.</summary>
internal static class GuildTables
{
    public static IReadOnlyList<GuildTable> All { get; } =
    [
        new("guilds", null) { NotErased = "Which tenant a server belongs to is the operator's configuration." },
        new("audit", "id, actor, action, subject, outcome, details, at"),
        new("aegis_settings", "version, settings, changed_at"),
        new("aegis_setting_versions", "version, settings, changed_by, changed_at, summary"),
        new("aegis_grants", "subject_kind, subject_id, right_name, granted_by, granted_at, expires_at, revoked_at"),
        new("aegis_member_snapshots", "user_id, roles, seen_at, left_at"),
        new("guild_counters", null),
        new(
            "cases",
            "number, kind, target_id, target_name, actor_id, actor_name, acting_for_id, acting_for_name, source, source_detail, matched, batch, reason, points, points_expire_at, duration, expires_at, delete_messages, is_silent, execution, failure, effect, ended_at, ended_by_id, ended_by_name, ended_reason, is_appealed, is_final, is_hidden, deleted_at, deleted_by_id, deleted_by_name, dm, sent_reason, payload, audit_entry_id, created_at, applied_at"
        ),
        new("case_notes", "number, position, author_id, author_name, text, written_at"),
        new("case_links", "number, other"),
        new("case_labels", "number, label"),
        new(
            "case_evidence",
            "number, position, kind, name, media_type, size, hash, place, snapshot, added_by_id, added_at"
        ),
        new("guild_problems", "code, subject, details, count, first_at, last_at, resolved_at"),
        new("audit_cursors", null),
        new("observed_acts", "entry_id, action, actor_id, target_id, count, details, happened_at"),
        new("aegis_automod_rules", "version, rules, changed_at"),
        new("aegis_automod_versions", "version, rules, changed_by, changed_at, summary"),
        new(
            "aegis_automod_hits",
            "subject_id, rule, mode, event, channel_id, user_id, user_name, action, matched, matched_hash, case_number, false_by, at, swept, swept_at"
        ),
        new("aegis_automod_doomed", null),
        new("aegis_purges", "purge_id, actor_id, actor_name, purge_order, plan, done, failure, begun_at, ended_at"),
        new(
            "aegis_channel_holds",
            "hold_id, channel_id, kind, state, wish, change, actor_id, actor_name, reason, begun_at, ends_at, release_id, released_by, ended_at, failure"
        ),
        new(
            "aegis_mass_actions",
            "mass_id, state, mass_order, actor_id, actor_name, begun_at, ended_at, log_channel_id, log_message_id"
        ),
        new("aegis_mass_targets", "mass_id, position, user_id, user_name, outcome, code, case_number"),
        new(
            "appeals",
            "number, case_number, appellant_id, appellant_name, state, text, answers, attempt, decided_by_id, decided_by_name, decision_reason, decided_at, lift, lift_failure, created_at"
        ),
        new("appeal_entries", "number, position, kind, author_id, author_name, text, written_at"),
        new("appeal_votes", "number, voter_id, voter_name, is_for, voted_at"),
        new("welcome_waiting", null),
        new(
            "raids",
            "number, level, top_level, opened_by, opened_by_name, why, joins_from, started_at, expires_at, ended_at, ended_by_name, quiet_until, invites_paused_until, dms_paused_until, pause_problem, ended_by"
        ),
        new("raid_events", "user_id, joined_at, name, has_avatar, suspicion, invite"),
        new("raid_holds", "raid, user_id, name, state, means, roles, until, failure, changed_at"),
        new(
            "raid_cleanups",
            "id, raid, asked_by_id, asked_by_name, choice, reason, delete_messages, state, made_at, done_at"
        ),
        new("raid_cleanup_targets", "cleanup, user_id, name, case_number, state, failure"),
        new(
            "imports",
            "id, format, file_name, url, file_hash, file_size, asked_by_id, asked_by_name, state, rows_read, added, known, faulty, faults, made_at, done_at, undone_at"
        ),
        new("aegis_automod_acts", null),
        new(
            "aegis_automod_votes",
            "vote_id, subject_id, rule, user_id, user_name, channel_id, matched, state, quorum, choice, decided_by, decided_by_name, outcome, case_number, created_at, expires_at, decided_at"
        ),
        new("aegis_automod_ballots", "vote_id, voter_id, voter_name, choice, voted_at"),
        new("webhooks", "name, url, events, state, made_by_id, made_at, failing_since, disabled_at"),
        new("webhook_deliveries", null),
        new("sietch_proofs", null),
        new("sietch_role_holders", null),
        new("guild_removals", null),
        new("known_guilds", null),
    ];
}

/// <param name="Columns">What an export has of it; null for what the program keeps for its own course.</param>
internal sealed record GuildTable(string Name, string? Columns)
{
    /// <summary>Why its rows stay; null where they go.</summary>
    public string? NotErased { get; init; }

    public string Export => $"SELECT {Columns} FROM {Name} WHERE guild_id = @Guild";

    public string Erase => $"DELETE FROM {Name} WHERE guild_id = @Guild";
}
