-- Which hit a message goes for; what Discord did not let go stays, with why, and is tried again.
ALTER TABLE aegis_automod_doomed ADD COLUMN subject_id BIGINT;
ALTER TABLE aegis_automod_doomed ADD COLUMN rule TEXT;
ALTER TABLE aegis_automod_doomed ADD COLUMN failure TEXT;
ALTER TABLE aegis_automod_doomed ADD COLUMN retry_at BIGINT;
ALTER TABLE aegis_automod_doomed ADD COLUMN failed_at BIGINT;
CREATE INDEX aegis_automod_doomed_hit ON aegis_automod_doomed (guild_id, subject_id);

-- Messages of a burst that were deleted into the hit.
ALTER TABLE aegis_automod_hits ADD COLUMN swept BIGINT NOT NULL DEFAULT 0;
ALTER TABLE aegis_automod_hits ADD COLUMN swept_at BIGINT;

-- What was done for a hit, action by action. state: done, failed.
CREATE TABLE aegis_automod_acts (
    guild_id BIGINT NOT NULL,
    subject_id BIGINT NOT NULL,
    rule TEXT NOT NULL,
    position BIGINT NOT NULL,
    action TEXT NOT NULL,
    state TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (guild_id, subject_id, rule, position)
);

-- A hit that staff decide. state: open, decided, expired; choice and outcome are set by the decision.
CREATE TABLE aegis_automod_votes (
    guild_id BIGINT NOT NULL,
    vote_id BIGINT NOT NULL,
    subject_id BIGINT NOT NULL,
    rule TEXT NOT NULL,
    user_id BIGINT NOT NULL,
    user_name TEXT NOT NULL,
    channel_id BIGINT NOT NULL,
    matched TEXT,
    state TEXT NOT NULL,
    quorum BIGINT NOT NULL,
    choice TEXT,
    decided_by BIGINT,
    decided_by_name TEXT,
    outcome TEXT,
    case_number BIGINT,
    posted_channel_id BIGINT,
    posted_message_id BIGINT,
    version BIGINT NOT NULL,
    shown_version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    decided_at BIGINT,
    PRIMARY KEY (guild_id, vote_id)
);
CREATE INDEX aegis_automod_votes_user ON aegis_automod_votes (guild_id, user_id);

CREATE TABLE aegis_automod_ballots (
    guild_id BIGINT NOT NULL,
    vote_id BIGINT NOT NULL,
    voter_id BIGINT NOT NULL,
    voter_name TEXT NOT NULL,
    choice TEXT NOT NULL,
    voted_at BIGINT NOT NULL,
    PRIMARY KEY (guild_id, vote_id, voter_id)
);
