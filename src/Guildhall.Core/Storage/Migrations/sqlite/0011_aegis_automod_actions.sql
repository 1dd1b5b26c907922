-- Which hit a message goes for; what Discord did not let go stays, with why, and is tried again.
ALTER TABLE aegis_automod_doomed ADD COLUMN subject_id INTEGER;
ALTER TABLE aegis_automod_doomed ADD COLUMN rule TEXT;
ALTER TABLE aegis_automod_doomed ADD COLUMN failure TEXT;
ALTER TABLE aegis_automod_doomed ADD COLUMN retry_at INTEGER;
ALTER TABLE aegis_automod_doomed ADD COLUMN failed_at INTEGER;
CREATE INDEX aegis_automod_doomed_hit ON aegis_automod_doomed (guild_id, subject_id);

-- Messages of a burst that were deleted into the hit.
ALTER TABLE aegis_automod_hits ADD COLUMN swept INTEGER NOT NULL DEFAULT 0;
ALTER TABLE aegis_automod_hits ADD COLUMN swept_at INTEGER;

-- What was done for a hit, action by action. state: done, failed.
CREATE TABLE aegis_automod_acts (
    guild_id INTEGER NOT NULL,
    subject_id INTEGER NOT NULL,
    rule TEXT NOT NULL,
    position INTEGER NOT NULL,
    action TEXT NOT NULL,
    state TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (guild_id, subject_id, rule, position)
);

-- A hit that staff decide. state: open, decided, expired; choice and outcome are set by the decision.
CREATE TABLE aegis_automod_votes (
    guild_id INTEGER NOT NULL,
    vote_id INTEGER NOT NULL,
    subject_id INTEGER NOT NULL,
    rule TEXT NOT NULL,
    user_id INTEGER NOT NULL,
    user_name TEXT NOT NULL,
    channel_id INTEGER NOT NULL,
    matched TEXT,
    state TEXT NOT NULL,
    quorum INTEGER NOT NULL,
    choice TEXT,
    decided_by INTEGER,
    decided_by_name TEXT,
    outcome TEXT,
    case_number INTEGER,
    posted_channel_id INTEGER,
    posted_message_id INTEGER,
    version INTEGER NOT NULL,
    shown_version INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    decided_at INTEGER,
    PRIMARY KEY (guild_id, vote_id)
);
CREATE INDEX aegis_automod_votes_user ON aegis_automod_votes (guild_id, user_id);

CREATE TABLE aegis_automod_ballots (
    guild_id INTEGER NOT NULL,
    vote_id INTEGER NOT NULL,
    voter_id INTEGER NOT NULL,
    voter_name TEXT NOT NULL,
    choice TEXT NOT NULL,
    voted_at INTEGER NOT NULL,
    PRIMARY KEY (guild_id, vote_id, voter_id)
);
