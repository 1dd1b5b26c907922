-- state: pending, needsinfo, approved, denied, withdrawn. lift: none, pending, done, ended, failed.
CREATE TABLE appeals (
    guild_id bigint NOT NULL,
    number bigint NOT NULL,
    case_number bigint NOT NULL,
    appellant_id bigint NOT NULL,
    appellant_name text NOT NULL,
    state text NOT NULL,
    text text NOT NULL,
    answers text NOT NULL,
    attempt bigint NOT NULL,
    decided_by_id bigint,
    decided_by_name text,
    decision_reason text,
    decided_at bigint,
    lift text NOT NULL,
    lift_failure text,
    channel_id bigint,
    message_id bigint,
    shown_version bigint NOT NULL,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    PRIMARY KEY (guild_id, number)
);
CREATE UNIQUE INDEX appeals_attempts ON appeals (guild_id, case_number, attempt);
CREATE UNIQUE INDEX appeals_open ON appeals (guild_id, case_number) WHERE state IN ('pending', 'needsinfo');
CREATE INDEX appeals_in_state ON appeals (guild_id, state, number);
CREATE INDEX appeals_of_person ON appeals (appellant_id, created_at);

-- kind: question (of staff), answer (of the appellant), comment (among staff).
CREATE TABLE appeal_entries (
    guild_id bigint NOT NULL,
    number bigint NOT NULL,
    position bigint NOT NULL,
    kind text NOT NULL,
    author_id bigint NOT NULL,
    author_name text NOT NULL,
    text text NOT NULL,
    written_at bigint NOT NULL,
    PRIMARY KEY (guild_id, number, position)
);
CREATE INDEX appeal_entries_of_person ON appeal_entries (author_id);

CREATE TABLE appeal_votes (
    guild_id bigint NOT NULL,
    number bigint NOT NULL,
    voter_id bigint NOT NULL,
    voter_name text NOT NULL,
    is_for bigint NOT NULL,
    voted_at bigint NOT NULL,
    PRIMARY KEY (guild_id, number, voter_id)
);

-- People ask for their own cases over all guilds.
CREATE INDEX cases_of_person ON cases (target_id, created_at);

-- Who joined and has not passed Discord's screening: their roles wait.
CREATE TABLE welcome_waiting (
    guild_id bigint NOT NULL,
    user_id bigint NOT NULL,
    joined_at bigint NOT NULL,
    PRIMARY KEY (guild_id, user_id)
);
CREATE INDEX welcome_waiting_of_person ON welcome_waiting (user_id);

-- What people asked about their data. user_id is emptied by an erasure; pseudonym_id stays, and says who it was to nobody
-- without the key. state: pending, done. file is the export's name, until expires_at.
CREATE TABLE privacy_requests (
    id text NOT NULL PRIMARY KEY,
    kind text NOT NULL,
    user_id bigint,
    pseudonym_id bigint NOT NULL,
    asked_by text NOT NULL,
    state text NOT NULL,
    receipt text,
    file text,
    asked_at bigint NOT NULL,
    done_at bigint,
    expires_at bigint
);
CREATE INDEX privacy_requests_of_person ON privacy_requests (user_id, asked_at);
CREATE INDEX privacy_requests_by_end ON privacy_requests (expires_at);
