-- The next number of each kind of thing a guild counts: no gap, no repeat, whoever asks.
CREATE TABLE guild_counters (
    guild_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    value INTEGER NOT NULL,
    PRIMARY KEY (guild_id, name)
);

-- execution: pending, applied, failed, partial. effect: active, expired, revoked, superseded.
-- sent_reason is what stands beside the ban in Discord; log_version is the version that the mod-log message shows.
CREATE TABLE cases (
    guild_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    target_id INTEGER NOT NULL,
    target_name TEXT NOT NULL,
    actor_id INTEGER NOT NULL,
    actor_name TEXT NOT NULL,
    acting_for_id INTEGER,
    acting_for_name TEXT,
    source TEXT NOT NULL,
    source_detail TEXT,
    matched TEXT,
    batch TEXT,
    reason TEXT,
    points INTEGER NOT NULL,
    points_expire_at INTEGER,
    duration INTEGER,
    expires_at INTEGER,
    delete_messages INTEGER NOT NULL,
    is_silent INTEGER NOT NULL,
    execution TEXT NOT NULL,
    failure TEXT,
    effect TEXT NOT NULL,
    ended_at INTEGER,
    ended_by_id INTEGER,
    ended_by_name TEXT,
    ended_reason TEXT,
    is_appealed INTEGER NOT NULL,
    is_final INTEGER NOT NULL,
    is_hidden INTEGER NOT NULL,
    deleted_at INTEGER,
    deleted_by_id INTEGER,
    deleted_by_name TEXT,
    dm TEXT NOT NULL,
    sent_reason TEXT,
    payload TEXT,
    log_channel_id INTEGER,
    log_message_id INTEGER,
    log_version INTEGER NOT NULL,
    idempotency_key TEXT NOT NULL,
    audit_entry_id INTEGER,
    version INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    applied_at INTEGER,
    PRIMARY KEY (guild_id, number)
);
CREATE UNIQUE INDEX cases_once ON cases (guild_id, idempotency_key);
CREATE UNIQUE INDEX cases_by_audit_entry ON cases (guild_id, audit_entry_id) WHERE audit_entry_id IS NOT NULL;
CREATE INDEX cases_of_target ON cases (guild_id, target_id, number);
CREATE INDEX cases_of_actor ON cases (guild_id, actor_id, created_at);
CREATE INDEX cases_by_time ON cases (guild_id, created_at);
CREATE INDEX cases_in_batch ON cases (guild_id, batch) WHERE batch IS NOT NULL;

CREATE TABLE case_notes (
    guild_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    position INTEGER NOT NULL,
    author_id INTEGER NOT NULL,
    author_name TEXT NOT NULL,
    text TEXT NOT NULL,
    written_at INTEGER NOT NULL,
    PRIMARY KEY (guild_id, number, position)
);

CREATE TABLE case_links (
    guild_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    other INTEGER NOT NULL,
    PRIMARY KEY (guild_id, number, other)
);

CREATE TABLE case_labels (
    guild_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    label TEXT NOT NULL,
    PRIMARY KEY (guild_id, number, label)
);

-- A file's place in the object store, or a message's snapshot.
CREATE TABLE case_evidence (
    guild_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    media_type TEXT,
    size INTEGER NOT NULL,
    hash TEXT,
    place TEXT,
    snapshot TEXT,
    added_by_id INTEGER NOT NULL,
    added_at INTEGER NOT NULL,
    PRIMARY KEY (guild_id, number, position)
);

-- What a guild's staff should put right; open until resolved_at is set.
CREATE TABLE guild_problems (
    guild_id INTEGER NOT NULL,
    code TEXT NOT NULL,
    subject TEXT NOT NULL,
    details TEXT NOT NULL,
    count INTEGER NOT NULL,
    first_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    resolved_at INTEGER,
    PRIMARY KEY (guild_id, code)
);

-- A user's channel of direct messages is the same for ever and in every guild.
CREATE TABLE dm_channels (
    user_id INTEGER NOT NULL PRIMARY KEY,
    channel_id INTEGER NOT NULL,
    opened_at INTEGER NOT NULL
);

-- How far the audit log has been read, and what was seen there that is no case.
CREATE TABLE audit_cursors (
    guild_id INTEGER NOT NULL PRIMARY KEY,
    last_entry_id INTEGER NOT NULL,
    read_at INTEGER NOT NULL
);

CREATE TABLE observed_acts (
    guild_id INTEGER NOT NULL,
    entry_id INTEGER NOT NULL,
    action INTEGER NOT NULL,
    actor_id INTEGER NOT NULL,
    target_id INTEGER,
    count INTEGER NOT NULL,
    details TEXT,
    happened_at INTEGER NOT NULL,
    PRIMARY KEY (guild_id, entry_id)
);
CREATE INDEX observed_acts_by_time ON observed_acts (guild_id, happened_at);
