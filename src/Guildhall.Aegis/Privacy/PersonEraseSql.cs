namespace Guildhall.Aegis.Privacy;

// Every statement is about the one person who asks, over all guilds: @Self is their id, @Pseudonym what stands in its place.
// None of them changes anything when it runs again.
internal static class PersonEraseSql
{
    public const string Guilds = """
        SELECT guild_id FROM cases WHERE target_id = @Self OR actor_id = @Self
        UNION SELECT guild_id FROM appeals WHERE appellant_id = @Self
        """;

    // What still runs under the id until it ends: the timer has to know whom to set free.
    public const string Running = """
        SELECT COUNT(*) AS count, MAX(expires_at) AS last FROM cases
        WHERE target_id = @Self AND created_at <= @Before AND effect = 'active' AND execution <> 'failed'
            AND deleted_at IS NULL
            AND (kind IN ('mute', 'role', 'quarantine', 'voice') OR (kind = 'ban' AND expires_at IS NOT NULL))
        """;

    // Who is held has to be set free, and what can be undone needs to know for whom.
    public const string Undoable = """
        SELECT (SELECT COUNT(*) FROM raid_holds WHERE user_id = @Self AND state IN ('wanted', 'held'))
            + (SELECT COUNT(*) FROM raid_cleanup_targets t JOIN raid_cleanups c
                ON c.guild_id = t.guild_id AND c.id = t.cleanup
                WHERE t.user_id = @Self AND t.state IN ('planned', 'opened', 'banned') AND c.made_at > @UndoableFrom)
            + (SELECT COUNT(*) FROM aegis_mass_targets t JOIN aegis_mass_actions a
                ON a.guild_id = t.guild_id AND a.mass_id = t.mass_id
                WHERE t.user_id = @Self AND t.outcome IN ('waiting', 'done') AND a.begun_at > @UndoableFrom)
            + (SELECT COUNT(*) FROM aegis_channel_holds
                WHERE state IN ('pending', 'active', 'ending') AND (wish LIKE @SelfLike OR change LIKE @SelfLike))
        """;

    public const string Logged = """
        SELECT guild_id, number FROM cases WHERE target_id = @Self AND log_message_id IS NOT NULL
        """;

    public const string AppealsOf = "SELECT guild_id, number FROM appeals WHERE appellant_id = @Self";

    public const string Names = """
        SELECT target_name FROM cases WHERE target_id = @Self
        UNION SELECT actor_name FROM cases WHERE actor_id = @Self
        UNION SELECT acting_for_name FROM cases WHERE acting_for_id = @Self
        UNION SELECT ended_by_name FROM cases WHERE ended_by_id = @Self
        UNION SELECT appellant_name FROM appeals WHERE appellant_id = @Self
        UNION SELECT decided_by_name FROM appeals WHERE decided_by_id = @Self
        UNION SELECT user_name FROM web_sessions WHERE user_id = @Self
        """;

    // Reasons are the server's words and stay, without the person in them. What stands in Discord beside a ban is compared
    // with sent_reason: it is forgotten rather than changed.
    public const string NameInReasons = """
        UPDATE cases SET reason = REPLACE(reason, @Text, @Name), ended_reason = REPLACE(ended_reason, @Text, @Name),
            sent_reason = CASE WHEN sent_reason LIKE @Like THEN NULL ELSE sent_reason END
        WHERE (target_id = @Self OR actor_id = @Self OR acting_for_id = @Self OR ended_by_id = @Self)
            AND (reason LIKE @Like OR ended_reason LIKE @Like OR sent_reason LIKE @Like)
        """;

    public const string NotesAbout = """
        UPDATE case_notes SET text = '(erased)' WHERE text <> '(erased)' AND EXISTS (SELECT 1 FROM cases c
            WHERE c.guild_id = case_notes.guild_id AND c.number = case_notes.number AND c.target_id = @Self)
        """;

    public const string NoteTexts =
        "UPDATE case_notes SET text = REPLACE(text, @SelfText, @PseudonymText) WHERE text LIKE @SelfLike";

    public const string NoteAuthors = """
        UPDATE case_notes SET author_id = @Pseudonym, author_name = @Name WHERE author_id = @Self
        """;

    public const string EvidenceAdders = "UPDATE case_evidence SET added_by_id = @Pseudonym WHERE added_by_id = @Self";

    // Of the cases about the person, and of those in which a message of theirs is evidence.
    public const string Evidence = """
        SELECT e.guild_id, e.number, e.position, e.kind, e.name, e.place, e.snapshot,
            CASE WHEN c.target_id = @Self THEN 1 ELSE 0 END AS is_about
        FROM case_evidence e JOIN cases c ON c.guild_id = e.guild_id AND c.number = e.number
        WHERE e.kind <> 'erased' AND (c.target_id = @Self OR EXISTS (SELECT 1 FROM case_evidence told
            WHERE told.guild_id = e.guild_id AND told.number = e.number AND told.snapshot LIKE @SelfLike))
        """;

    // That something was there stays on record, so that staff are not told that there never was.
    public const string RemoveEvidence = """
        UPDATE case_evidence SET kind = 'erased', name = '(erased)', media_type = NULL, size = 0, hash = NULL,
            place = NULL, snapshot = NULL
        WHERE guild_id = @GuildId AND number = @Number AND position = @Position
        """;

    public const string RewriteEvidence = """
        UPDATE case_evidence SET snapshot = @Snapshot, hash = @Hash
        WHERE guild_id = @GuildId AND number = @Number AND position = @Position
        """;

    public const string SentByStaff = """
        UPDATE cases SET sent_reason = NULL WHERE (actor_id = @Self OR acting_for_id = @Self) AND sent_reason IS NOT NULL
        """;

    public const string Targets = """
        UPDATE cases SET target_id = @Pseudonym, target_name = @Name, matched = NULL, sent_reason = NULL,
            payload = CASE WHEN kind = 'nick' THEN NULL ELSE payload END,
            version = version + 1
        WHERE target_id = @Self AND created_at <= @Before AND NOT (effect = 'active' AND execution <> 'failed' AND deleted_at IS NULL
            AND (kind IN ('mute', 'role', 'quarantine', 'voice') OR (kind = 'ban' AND expires_at IS NOT NULL)))
        """;

    public const string NamesOfRunning = """
        UPDATE cases SET target_name = @Name, version = version + 1
        WHERE target_id = @Self AND created_at <= @Before AND target_name <> @Name
        """;

    public const string Actors = """
        UPDATE cases SET actor_id = @Pseudonym, actor_name = @Name, version = version + 1 WHERE actor_id = @Self
        """;

    public const string ActingFor = """
        UPDATE cases SET acting_for_id = @Pseudonym, acting_for_name = @Name WHERE acting_for_id = @Self
        """;

    public const string Enders =
        "UPDATE cases SET ended_by_id = @Pseudonym, ended_by_name = @Name WHERE ended_by_id = @Self";

    public const string Deleters = """
        UPDATE cases SET deleted_by_id = @Pseudonym, deleted_by_name = @Name WHERE deleted_by_id = @Self
        """;

    public const string CaseTexts = """
        UPDATE cases SET reason = REPLACE(reason, @SelfText, @PseudonymText),
            ended_reason = REPLACE(ended_reason, @SelfText, @PseudonymText),
            sent_reason = CASE WHEN sent_reason LIKE @SelfLike THEN NULL ELSE sent_reason END,
            matched = REPLACE(matched, @SelfText, @PseudonymText),
            payload = REPLACE(payload, @SelfText, @PseudonymText),
            idempotency_key = REPLACE(idempotency_key, @SelfText, @PseudonymText)
        WHERE reason LIKE @SelfLike OR ended_reason LIKE @SelfLike OR sent_reason LIKE @SelfLike
            OR matched LIKE @SelfLike OR payload LIKE @SelfLike OR idempotency_key LIKE @SelfLike
        """;

    public const string Appellants = """
        UPDATE appeals SET appellant_id = @Pseudonym, appellant_name = @Name, text = '(erased)', answers = '[]',
            state = CASE WHEN state IN ('pending', 'needsinfo') THEN 'withdrawn' ELSE state END, version = version + 1
        WHERE appellant_id = @Self
        """;

    public const string Deciders = """
        UPDATE appeals SET decided_by_id = @Pseudonym, decided_by_name = @Name WHERE decided_by_id = @Self
        """;

    public const string AppealTexts = """
        UPDATE appeals SET text = REPLACE(text, @SelfText, @PseudonymText),
            answers = REPLACE(answers, @SelfText, @PseudonymText),
            decision_reason = REPLACE(decision_reason, @SelfText, @PseudonymText)
        WHERE text LIKE @SelfLike OR answers LIKE @SelfLike OR decision_reason LIKE @SelfLike
        """;

    public const string AppealAnswers = """
        UPDATE appeal_entries SET text = '(erased)' WHERE author_id = @Self AND kind = 'answer'
        """;

    public const string EntryTexts =
        "UPDATE appeal_entries SET text = REPLACE(text, @SelfText, @PseudonymText) WHERE text LIKE @SelfLike";

    public const string EntryAuthors = """
        UPDATE appeal_entries SET author_id = @Pseudonym, author_name = @Name WHERE author_id = @Self
        """;

    public const string Voters = """
        UPDATE appeal_votes SET voter_id = @Pseudonym, voter_name = @Name WHERE voter_id = @Self
        """;

    public const string RaidOpeners = """
        UPDATE raids SET opened_by = @PseudonymText, opened_by_name = @Name WHERE opened_by = @SelfText
        """;

    public const string RaidEnders = """
        UPDATE raids SET ended_by = @PseudonymText, ended_by_name = @Name WHERE ended_by = @SelfText
        """;

    public const string RaidTexts =
        "UPDATE raids SET why = REPLACE(why, @SelfText, @PseudonymText) WHERE why LIKE @SelfLike";

    public const string Joins = "DELETE FROM raid_events WHERE user_id = @Self";

    public const string Holds = """
        UPDATE raid_holds SET user_id = @Pseudonym, name = @Name
        WHERE user_id = @Self AND state NOT IN ('wanted', 'held')
        """;

    public const string HeldNames = "UPDATE raid_holds SET name = @Name WHERE user_id = @Self AND name <> @Name";

    public const string CleanupAuthors = """
        UPDATE raid_cleanups SET asked_by_id = @Pseudonym, asked_by_name = @Name WHERE asked_by_id = @Self
        """;

    public const string CleanupTexts =
        "UPDATE raid_cleanups SET reason = REPLACE(reason, @SelfText, @PseudonymText) WHERE reason LIKE @SelfLike";

    public const string CleanupTargets = """
        UPDATE raid_cleanup_targets SET user_id = @Pseudonym, name = @Name
        WHERE user_id = @Self AND NOT (state IN ('planned', 'opened', 'banned') AND EXISTS (SELECT 1 FROM raid_cleanups c
            WHERE c.guild_id = raid_cleanup_targets.guild_id AND c.id = raid_cleanup_targets.cleanup
                AND c.made_at > @UndoableFrom))
        """;

    public const string CleanupNames = """
        UPDATE raid_cleanup_targets SET name = @Name WHERE user_id = @Self AND name <> @Name
        """;

    public const string Observed = "UPDATE observed_acts SET target_id = @Pseudonym WHERE target_id = @Self";

    public const string Observers = "UPDATE observed_acts SET actor_id = @Pseudonym WHERE actor_id = @Self";

    public const string ObservedTexts =
        "UPDATE observed_acts SET details = REPLACE(details, @SelfText, @PseudonymText) WHERE details LIKE @SelfLike";

    // What a rule saw of them, kept as the record of the rule.
    public const string Hits = """
        UPDATE aegis_automod_hits SET user_id = @Pseudonym, user_name = @Name, matched = NULL, matched_hash = NULL
        WHERE user_id = @Self
        """;

    public const string Markers = "UPDATE aegis_automod_hits SET false_by = @Pseudonym WHERE false_by = @Self";

    // Who is still to be decided about is named by id, so that the decision can be carried out.
    public const string VoteTargets = """
        UPDATE aegis_automod_votes SET user_id = @Pseudonym, user_name = @Name, matched = NULL
        WHERE user_id = @Self AND state <> 'open'
        """;

    public const string VoteDeciders = """
        UPDATE aegis_automod_votes SET decided_by = @Pseudonym, decided_by_name = @Name WHERE decided_by = @Self
        """;

    public const string Ballots = """
        UPDATE aegis_automod_ballots SET voter_id = @Pseudonym, voter_name = @Name WHERE voter_id = @Self
        """;

    // What waits for another program is ids alone.
    public const string WebhookBodies = """
        UPDATE webhook_deliveries SET body = REPLACE(body, @SelfText, @PseudonymText) WHERE body LIKE @SelfLike
        """;

    public const string WebhookMakers = "UPDATE webhooks SET made_by_id = @Pseudonym WHERE made_by_id = @Self";

    public const string MassActors = """
        UPDATE aegis_mass_actions SET actor_id = @Pseudonym, actor_name = @Name WHERE actor_id = @Self
        """;

    public const string MassOrders = """
        UPDATE aegis_mass_actions SET mass_order = REPLACE(mass_order, @SelfText, @PseudonymText)
        WHERE mass_order LIKE @SelfLike
        """;

    public const string MassTargets = """
        UPDATE aegis_mass_targets SET user_id = @Pseudonym, user_name = @Name
        WHERE user_id = @Self AND NOT (outcome IN ('waiting', 'done') AND EXISTS (SELECT 1 FROM aegis_mass_actions a
            WHERE a.guild_id = aegis_mass_targets.guild_id AND a.mass_id = aegis_mass_targets.mass_id
                AND a.begun_at > @UndoableFrom))
        """;

    public const string MassNames = """
        UPDATE aegis_mass_targets SET user_name = @Name WHERE user_id = @Self AND user_name <> @Name
        """;

    public const string Purgers = """
        UPDATE aegis_purges SET actor_id = @PseudonymText, actor_name = @Name WHERE actor_id = @SelfText
        """;

    public const string PurgeOrders = """
        UPDATE aegis_purges SET purge_order = REPLACE(purge_order, @SelfText, @PseudonymText)
        WHERE purge_order LIKE @SelfLike
        """;

    public const string ChannelHolders = """
        UPDATE aegis_channel_holds SET actor_id = @PseudonymText, actor_name = @Name WHERE actor_id = @SelfText
        """;

    public const string ChannelReleasers =
        "UPDATE aegis_channel_holds SET released_by = @PseudonymText WHERE released_by = @SelfText";

    public const string ChannelTexts = """
        UPDATE aegis_channel_holds SET reason = REPLACE(reason, @SelfText, @PseudonymText) WHERE reason LIKE @SelfLike
        """;

    // What still holds has to be put back first; its own end empties it then.
    public const string ChannelOverwrites = """
        UPDATE aegis_channel_holds SET wish = '{}', change = NULL
        WHERE kind = 'lock' AND state IN ('ended', 'failed') AND (wish LIKE @SelfLike OR change LIKE @SelfLike)
        """;

    public const string Importers = """
        UPDATE imports SET asked_by_id = @Pseudonym, asked_by_name = @Name WHERE asked_by_id = @Self
        """;

    public const string ImportFaults =
        "UPDATE imports SET faults = REPLACE(faults, @SelfText, @PseudonymText) WHERE faults LIKE @SelfLike";

    // A change like any other, so that every process sees it.
    public const string SettingsVersion = """
        INSERT INTO aegis_setting_versions (guild_id, version, settings, changed_by, changed_at, summary)
        SELECT guild_id, version + 1, REPLACE(settings, @SelfText, @PseudonymText), 'system:privacy', @Now,
            'somebody was erased'
        FROM aegis_settings WHERE settings LIKE @SelfLike
        """;

    public const string Settings = """
        UPDATE aegis_settings SET settings = REPLACE(settings, @SelfText, @PseudonymText), version = version + 1,
            changed_at = @Now
        WHERE settings LIKE @SelfLike
        """;

    public const string SettingChangers =
        "UPDATE aegis_setting_versions SET changed_by = @PseudonymText WHERE changed_by = @SelfText";

    public const string SettingVersions = """
        UPDATE aegis_setting_versions SET settings = REPLACE(settings, @SelfText, @PseudonymText),
            summary = REPLACE(summary, @SelfText, @PseudonymText)
        WHERE settings LIKE @SelfLike OR summary LIKE @SelfLike
        """;

    public const string RulesVersion = """
        INSERT INTO aegis_automod_versions (guild_id, version, rules, changed_by, changed_at, summary)
        SELECT guild_id, version + 1, REPLACE(rules, @SelfText, @PseudonymText), 'system:privacy', @Now,
            'somebody was erased'
        FROM aegis_automod_rules WHERE rules LIKE @SelfLike
        """;

    public const string Rules = """
        UPDATE aegis_automod_rules SET rules = REPLACE(rules, @SelfText, @PseudonymText), version = version + 1,
            changed_at = @Now
        WHERE rules LIKE @SelfLike
        """;

    public const string RuleChangers =
        "UPDATE aegis_automod_versions SET changed_by = @PseudonymText WHERE changed_by = @SelfText";

    public const string RuleVersions = """
        UPDATE aegis_automod_versions SET rules = REPLACE(rules, @SelfText, @PseudonymText),
            summary = REPLACE(summary, @SelfText, @PseudonymText)
        WHERE rules LIKE @SelfLike OR summary LIKE @SelfLike
        """;

    public const string Grants = "DELETE FROM aegis_grants WHERE subject_kind = 'user' AND subject_id = @Self";

    public const string Granters = "UPDATE aegis_grants SET granted_by = @PseudonymText WHERE granted_by = @SelfText";

    public const string Snapshots = "DELETE FROM aegis_member_snapshots WHERE user_id = @Self";

    public const string Waiting = "DELETE FROM welcome_waiting WHERE user_id = @Self";

    public const string Dm = "DELETE FROM dm_channels WHERE user_id = @Self";

    public const string Sessions = "DELETE FROM web_sessions WHERE user_id = @Self";

    public const string Problems = """
        UPDATE guild_problems SET subject = REPLACE(subject, @SelfText, @PseudonymText),
            details = REPLACE(details, @SelfText, @PseudonymText)
        WHERE subject LIKE @SelfLike OR details LIKE @SelfLike
        """;

    // Locks on a person are named after them, and their rows stay when they are let go.
    public const string Locks = "DELETE FROM leases WHERE name LIKE @SelfLike AND until <= @Now";

    public const string DeadJobs = """
        DELETE FROM jobs WHERE died_at IS NOT NULL AND (payload LIKE @SelfLike OR unique_key LIKE @SelfLike)
        """;

    public const string AuditActors = "UPDATE audit SET actor = @PseudonymText WHERE actor = @SelfText";

    public const string AuditDetails = """
        UPDATE audit SET details = REPLACE(details, @SelfText, @PseudonymText),
            subject = REPLACE(subject, @SelfText, @PseudonymText)
        WHERE details LIKE @SelfLike OR subject LIKE @SelfLike
        """;

    public const string Pausers = "UPDATE usage_tenants SET paused_by = @PseudonymText WHERE paused_by = @SelfText";
}
