namespace Guildhall.Aegis.Privacy;

// Every statement is about the one person who asks, over all guilds: @Self is their id.
internal static class PrivacySql
{
    public const string Ask = """
        INSERT INTO privacy_requests (id, kind, user_id, pseudonym_id, asked_by, state, asked_at)
        VALUES (@Id, @Kind, @Self, @Pseudonym, @AskedBy, 'pending', @Now)
        """;

    public const string Find = """
        SELECT id, kind, user_id, state, receipt, file, asked_at, done_at, expires_at FROM privacy_requests
        WHERE id = @Id
        """;

    public const string Of = """
        SELECT id, kind, user_id, state, receipt, file, asked_at, done_at, expires_at FROM privacy_requests
        WHERE user_id = @Self ORDER BY asked_at DESC LIMIT 50
        """;

    // One under way, or what the person was given a short while ago.
    public const string Same = """
        SELECT id, kind, user_id, state, receipt, file, asked_at, done_at, expires_at FROM privacy_requests
        WHERE user_id = @Self AND kind = @Kind AND (state = 'pending'
            OR (file IS NOT NULL AND asked_by = 'self' AND asked_by = @AskedBy AND asked_at > @Since))
        ORDER BY asked_at LIMIT 1
        """;

    public const string Done = """
        UPDATE privacy_requests SET state = 'done', receipt = @Receipt, file = @File, done_at = @Now,
            expires_at = @Expires
        WHERE id = @Id AND state = 'pending'
        """;

    public const string Progress =
        "UPDATE privacy_requests SET receipt = @Receipt WHERE id = @Id AND state = 'pending'";

    public const string ForgetPerson =
        "UPDATE privacy_requests SET user_id = NULL, asked_by = 'erased' WHERE user_id = @Self";

    public const string Files = "SELECT file FROM privacy_requests WHERE user_id = @Self AND file IS NOT NULL";

    public const string Expired = """
        SELECT file FROM privacy_requests WHERE file IS NOT NULL AND expires_at <= @Now
        """;

    public const string ForgetFiles = """
        UPDATE privacy_requests SET file = NULL WHERE file IS NOT NULL AND expires_at <= @Now
        """;

    public const string Cases = $"""
        SELECT {Aegis.Cases.CaseColumns.All} FROM cases WHERE target_id = @Self ORDER BY guild_id, number
        """;

    public const string Notes = """
        SELECT n.guild_id, n.number, n.text, n.written_at FROM case_notes n
        JOIN cases c ON c.guild_id = n.guild_id AND c.number = n.number
        WHERE c.target_id = @Self ORDER BY n.guild_id, n.number, n.position
        """;

    public const string Evidence = """
        SELECT e.guild_id, e.number, e.name, e.media_type, e.size, e.hash, e.place, e.snapshot, e.added_at
        FROM case_evidence e JOIN cases c ON c.guild_id = e.guild_id AND c.number = e.number
        WHERE c.target_id = @Self ORDER BY e.guild_id, e.number, e.position
        """;

    public const string Entries = """
        SELECT e.guild_id, e.number, e.kind, e.text, e.written_at FROM appeal_entries e
        JOIN appeals a ON a.guild_id = e.guild_id AND a.number = e.number
        WHERE a.appellant_id = @Self AND e.kind <> 'comment' ORDER BY e.guild_id, e.number, e.position
        """;

    public const string Guilds = """
        SELECT guild_id FROM cases WHERE target_id = @Self OR actor_id = @Self
        UNION SELECT guild_id FROM appeals WHERE appellant_id = @Self
        """;

    // What still runs under the id until it ends: the timer has to know whom to set free.
    public const string Running = """
        SELECT COUNT(*) AS count, MAX(expires_at) AS last FROM cases
        WHERE target_id = @Self AND created_at <= @Before AND effect = 'active' AND execution <> 'failed'
            AND deleted_at IS NULL
            AND (kind IN ('mute', 'role') OR (kind = 'ban' AND expires_at IS NOT NULL))
        """;

    public const string NamesOfRunning = """
        UPDATE cases SET target_name = @Name, version = version + 1
        WHERE target_id = @Self AND created_at <= @Before AND target_name <> @Name
        """;

    public const string Logged = """
        SELECT guild_id, number FROM cases WHERE target_id = @Self AND log_message_id IS NOT NULL
        """;

    public const string AppealsOf = "SELECT guild_id, number FROM appeals WHERE appellant_id = @Self";

    public const string NotesAbout = """
        UPDATE case_notes SET text = '(erased)' WHERE text <> '(erased)' AND EXISTS (SELECT 1 FROM cases c
            WHERE c.guild_id = case_notes.guild_id AND c.number = case_notes.number AND c.target_id = @Self)
        """;

    public const string EvidenceAbout = """
        DELETE FROM case_evidence WHERE EXISTS (SELECT 1 FROM cases c
            WHERE c.guild_id = case_evidence.guild_id AND c.number = case_evidence.number AND c.target_id = @Self)
        """;

    public const string Names = "SELECT DISTINCT target_name FROM cases WHERE target_id = @Self";

    public const string NameInReasons = """
        UPDATE cases SET reason = REPLACE(reason, @Text, @Name) WHERE target_id = @Self AND reason LIKE @Like
        """;

    public const string Targets = """
        UPDATE cases SET target_id = @Pseudonym, target_name = @Name, matched = NULL, sent_reason = NULL,
            version = version + 1
        WHERE target_id = @Self AND created_at <= @Before AND NOT (effect = 'active' AND execution <> 'failed' AND deleted_at IS NULL
            AND (kind IN ('mute', 'role') OR (kind = 'ban' AND expires_at IS NOT NULL)))
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

    public const string NoteAuthors = """
        UPDATE case_notes SET author_id = @Pseudonym, author_name = @Name WHERE author_id = @Self
        """;

    public const string EvidenceAdders = "UPDATE case_evidence SET added_by_id = @Pseudonym WHERE added_by_id = @Self";

    public const string Appellants = """
        UPDATE appeals SET appellant_id = @Pseudonym, appellant_name = @Name, text = '(erased)', answers = '[]',
            state = CASE WHEN state IN ('pending', 'needsinfo') THEN 'withdrawn' ELSE state END, version = version + 1
        WHERE appellant_id = @Self
        """;

    public const string Deciders = """
        UPDATE appeals SET decided_by_id = @Pseudonym, decided_by_name = @Name WHERE decided_by_id = @Self
        """;

    public const string AppealAnswers = """
        UPDATE appeal_entries SET text = '(erased)' WHERE author_id = @Self AND kind = 'answer'
        """;

    public const string EntryAuthors = """
        UPDATE appeal_entries SET author_id = @Pseudonym, author_name = @Name WHERE author_id = @Self
        """;

    public const string Voters = """
        UPDATE appeal_votes SET voter_id = @Pseudonym, voter_name = @Name WHERE voter_id = @Self
        """;

    public const string Observed = "UPDATE observed_acts SET target_id = @Pseudonym WHERE target_id = @Self";

    public const string Observers = "UPDATE observed_acts SET actor_id = @Pseudonym WHERE actor_id = @Self";

    public const string Snapshots = "DELETE FROM aegis_member_snapshots WHERE user_id = @Self";

    public const string Grants = "DELETE FROM aegis_grants WHERE subject_kind = 'user' AND subject_id = @Self";

    public const string Waiting = "DELETE FROM welcome_waiting WHERE user_id = @Self";

    public const string Dm = "DELETE FROM dm_channels WHERE user_id = @Self";

    // Locks on a person are named after them, and their rows stay when they are let go.
    public const string Locks = "DELETE FROM leases WHERE name LIKE @SelfLike AND until <= @Now";

    // What a rule saw of them, kept as the record of the rule.
    public const string Hits = """
        UPDATE aegis_automod_hits SET user_id = @Pseudonym, user_name = @Name, matched = NULL WHERE user_id = @Self
        """;

    // What waits for another program is ids alone.
    public const string WebhookBodies = """
        UPDATE webhook_deliveries SET body = REPLACE(body, @SelfText, @PseudonymText) WHERE body LIKE @SelfLike
        """;

    public const string WebhookMakers = "UPDATE webhooks SET made_by_id = @Pseudonym WHERE made_by_id = @Self";

    public const string Markers = "UPDATE aegis_automod_hits SET false_by = @Pseudonym WHERE false_by = @Self";

    // Who is still to be decided about is named by id, so that the decision can be carried out.
    public const string VoteTargets = """
        UPDATE aegis_automod_votes SET user_id = @Pseudonym, user_name = @Name, matched = NULL
        WHERE user_id = @Self AND state <> 'open'
        """;

    public const string VoteDeciders = """
        UPDATE aegis_automod_votes SET decided_by = @Pseudonym, decided_by_name = @Name WHERE decided_by = @Self
        """;

    public const string HitVoters = """
        UPDATE aegis_automod_ballots SET voter_id = @Pseudonym, voter_name = @Name WHERE voter_id = @Self
        """;

    public const string MassTargets = """
        UPDATE aegis_mass_targets SET user_id = @Pseudonym, user_name = @Name WHERE user_id = @Self
        """;

    public const string MassActors = """
        UPDATE aegis_mass_actions SET actor_id = @Pseudonym, actor_name = @Name WHERE actor_id = @Self
        """;

    public const string Joins = "DELETE FROM raid_events WHERE user_id = @Self";

    // Who is still held is named by id, so that the hold can end.
    public const string Holds = """
        UPDATE raid_holds SET user_id = @Pseudonym, name = @Name
        WHERE user_id = @Self AND state NOT IN ('wanted', 'held')
        """;

    public const string HeldNames = "UPDATE raid_holds SET name = @Name WHERE user_id = @Self";

    public const string CleanupTargets = """
        UPDATE raid_cleanup_targets SET user_id = @Pseudonym, name = @Name WHERE user_id = @Self
        """;

    public const string CleanupAuthors = """
        UPDATE raid_cleanups SET asked_by_id = @Pseudonym, asked_by_name = @Name WHERE asked_by_id = @Self
        """;

    public const string AuditActors = "UPDATE audit SET actor = @PseudonymText WHERE actor = @SelfText";

    public const string AuditDetails = """
        UPDATE audit SET details = REPLACE(details, @SelfText, @PseudonymText),
            subject = REPLACE(subject, @SelfText, @PseudonymText)
        WHERE details LIKE @SelfLike OR subject LIKE @SelfLike
        """;
}
