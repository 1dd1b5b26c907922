-- state: pending, needsinfo, approved, denied, withdrawn. lift: none, pending, done, ended, failed.
CREATE TABLE appeals (
    guild_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    case_number INTEGER NOT NULL,
    appellant_id INTEGER NOT NULL,
    appellant_name TEXT NOT NULL,
    state TEXT NOT NULL,
    text TEXT NOT NULL,
    answers TEXT NOT NULL,
    attempt INTEGER NOT NULL,
    decided_by_id INTEGER,
    decided_by_name TEXT,
    decision_reason TEXT,
    decided_at INTEGER,
    lift TEXT NOT NULL,
    lift_failure TEXT,
    channel_id INTEGER,
    message_id INTEGER,
    shown_version INTEGER NOT NULL,
    version INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (guild_id, number)
);
CREATE UNIQUE INDEX appeals_attempts ON appeals (guild_id, case_number, attempt);
CREATE UNIQUE INDEX appeals_open ON appeals (guild_id, case_number) WHERE state IN ('pending', 'needsinfo');
CREATE INDEX appeals_in_state ON appeals (guild_id, state, number);
CREATE INDEX appeals_of_person ON appeals (appellant_id, created_at);

-- kind: question (of staff), answer (of the appellant), comment (among staff).
CREATE TABLE appeal_entries (
    guild_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    author_id INTEGER NOT NULL,
    author_name TEXT NOT NULL,
    text TEXT NOT NULL,
    written_at INTEGER NOT NULL,
    PRIMARY KEY (guild_id, number, position)
);
CREATE INDEX appeal_entries_of_person ON appeal_entries (author_id);

CREATE TABLE appeal_votes (
    guild_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    voter_id INTEGER NOT NULL,
    voter_name TEXT NOT NULL,
    is_for INTEGER NOT NULL,
    voted_at INTEGER NOT NULL,
    PRIMARY KEY (guild_id, number, voter_id)
);

-- People ask for their own cases over all guilds.
CREATE INDEX cases_of_person ON cases (target_id, created_at);

-- Who joined and has not passed Discord's screening: their roles wait.
CREATE TABLE welcome_waiting (
    guild_id INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    joined_at INTEGER NOT NULL,
    PRIMARY KEY (guild_id, user_id)
);
CREATE INDEX welcome_waiting_of_person ON welcome_waiting (user_id);

-- What people asked about their data. user_id is emptied by an erasure; pseudonym_id stays, and says who it was to nobody
-- without the key. state: pending, done. file is the export's name, until expires_at.
CREATE TABLE privacy_requests (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    user_id INTEGER,
    pseudonym_id INTEGER NOT NULL,
    asked_by TEXT NOT NULL,
    state TEXT NOT NULL,
    receipt TEXT,
    file TEXT,
    asked_at INTEGER NOT NULL,
    done_at INTEGER,
    expires_at INTEGER
);
CREATE INDEX privacy_requests_of_person ON privacy_requests (user_id, asked_at);
CREATE INDEX privacy_requests_by_end ON privacy_requests (expires_at);
