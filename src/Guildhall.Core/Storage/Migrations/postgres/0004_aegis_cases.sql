-- The next number of each kind of thing a guild counts: no gap, no repeat, whoever asks.
CREATE TABLE guild_counters (
    guild_id bigint NOT NULL,
    name text NOT NULL,
    value bigint NOT NULL,
    PRIMARY KEY (guild_id, name)
);

-- execution: pending, applied, failed, partial. effect: active, expired, revoked, superseded.
-- sent_reason is what stands beside the ban in Discord; log_version is the version that the mod-log message shows.
CREATE TABLE cases (
    guild_id bigint NOT NULL,
    number bigint NOT NULL,
    kind text NOT NULL,
    target_id bigint NOT NULL,
    target_name text NOT NULL,
    actor_id bigint NOT NULL,
    actor_name text NOT NULL,
    acting_for_id bigint,
    acting_for_name text,
    source text NOT NULL,
    source_detail text,
    matched text,
    batch text,
    reason text,
    points bigint NOT NULL,
    points_expire_at bigint,
    duration bigint,
    expires_at bigint,
    delete_messages bigint NOT NULL,
    is_silent bigint NOT NULL,
    execution text NOT NULL,
    failure text,
    effect text NOT NULL,
    ended_at bigint,
    ended_by_id bigint,
    ended_by_name text,
    ended_reason text,
    is_appealed bigint NOT NULL,
    is_final bigint NOT NULL,
    is_hidden bigint NOT NULL,
    deleted_at bigint,
    deleted_by_id bigint,
    deleted_by_name text,
    dm text NOT NULL,
    sent_reason text,
    payload text,
    log_channel_id bigint,
    log_message_id bigint,
    log_version bigint NOT NULL,
    idempotency_key text NOT NULL,
    audit_entry_id bigint,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    applied_at bigint,
    PRIMARY KEY (guild_id, number)
);
CREATE UNIQUE INDEX cases_once ON cases (guild_id, idempotency_key);
CREATE UNIQUE INDEX cases_by_audit_entry ON cases (guild_id, audit_entry_id) WHERE audit_entry_id IS NOT NULL;
CREATE INDEX cases_of_target ON cases (guild_id, target_id, number);
CREATE INDEX cases_of_actor ON cases (guild_id, actor_id, created_at);
CREATE INDEX cases_by_time ON cases (guild_id, created_at);
CREATE INDEX cases_in_batch ON cases (guild_id, batch) WHERE batch IS NOT NULL;

CREATE TABLE case_notes (
    guild_id bigint NOT NULL,
    number bigint NOT NULL,
    position bigint NOT NULL,
    author_id bigint NOT NULL,
    author_name text NOT NULL,
    text text NOT NULL,
    written_at bigint NOT NULL,
    PRIMARY KEY (guild_id, number, position)
);

CREATE TABLE case_links (
    guild_id bigint NOT NULL,
    number bigint NOT NULL,
    other bigint NOT NULL,
    PRIMARY KEY (guild_id, number, other)
);

CREATE TABLE case_labels (
    guild_id bigint NOT NULL,
    number bigint NOT NULL,
    label text NOT NULL,
    PRIMARY KEY (guild_id, number, label)
);

-- A file's place in the object store, or a message's snapshot.
CREATE TABLE case_evidence (
    guild_id bigint NOT NULL,
    number bigint NOT NULL,
    position bigint NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    media_type text,
    size bigint NOT NULL,
    hash text,
    place text,
    snapshot text,
    added_by_id bigint NOT NULL,
    added_at bigint NOT NULL,
    PRIMARY KEY (guild_id, number, position)
);

-- What a guild's staff should put right; open until resolved_at is set.
CREATE TABLE guild_problems (
    guild_id bigint NOT NULL,
    code text NOT NULL,
    subject text NOT NULL,
    details text NOT NULL,
    count bigint NOT NULL,
    first_at bigint NOT NULL,
    last_at bigint NOT NULL,
    resolved_at bigint,
    PRIMARY KEY (guild_id, code)
);

-- A user's channel of direct messages is the same for ever and in every guild.
CREATE TABLE dm_channels (
    user_id bigint NOT NULL PRIMARY KEY,
    channel_id bigint NOT NULL,
    opened_at bigint NOT NULL
);

-- How far the audit log has been read, and what was seen there that is no case.
CREATE TABLE audit_cursors (
    guild_id bigint NOT NULL PRIMARY KEY,
    last_entry_id bigint NOT NULL,
    read_at bigint NOT NULL
);

CREATE TABLE observed_acts (
    guild_id bigint NOT NULL,
    entry_id bigint NOT NULL,
    action bigint NOT NULL,
    actor_id bigint NOT NULL,
    target_id bigint,
    count bigint NOT NULL,
    details text,
    happened_at bigint NOT NULL,
    PRIMARY KEY (guild_id, entry_id)
);
CREATE INDEX observed_acts_by_time ON observed_acts (guild_id, happened_at);
