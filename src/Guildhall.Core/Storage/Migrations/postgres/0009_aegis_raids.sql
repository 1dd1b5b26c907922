-- A time in which a guild was more alert than usual. Open until ended_at is set, over when expires_at has passed.
-- level and top_level: watch, raid, lockdown. *_paused_until is what was asked of Discord; alert_version is the version that
-- the alert shows.
CREATE TABLE raids (
    guild_id bigint NOT NULL,
    number bigint NOT NULL,
    level text NOT NULL,
    top_level text NOT NULL,
    opened_by text NOT NULL,
    opened_by_name text NOT NULL,
    why text NOT NULL,
    joins_from bigint NOT NULL,
    started_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    ended_at bigint,
    ended_by_name text,
    quiet_until bigint,
    invites_paused_until bigint,
    dms_paused_until bigint,
    pause_problem text,
    alert_channel_id bigint,
    alert_message_id bigint,
    alert_version bigint NOT NULL,
    version bigint NOT NULL,
    PRIMARY KEY (guild_id, number)
);
CREATE UNIQUE INDEX raids_open ON raids (guild_id) WHERE ended_at IS NULL;

-- Who joined, for a week. suspicion is 0 to 1000.
CREATE TABLE raid_events (
    guild_id bigint NOT NULL,
    user_id bigint NOT NULL,
    joined_at bigint NOT NULL,
    name text NOT NULL,
    has_avatar bigint NOT NULL,
    suspicion bigint NOT NULL,
    invite text,
    PRIMARY KEY (guild_id, user_id, joined_at)
);
CREATE INDEX raid_events_by_time ON raid_events (guild_id, joined_at);

-- Who is kept apart. state: wanted, held, freed, gone, spared, failed; means: role, timeout.
CREATE TABLE raid_holds (
    guild_id bigint NOT NULL,
    raid bigint NOT NULL,
    user_id bigint NOT NULL,
    name text NOT NULL,
    state text NOT NULL,
    means text,
    roles text,
    until bigint,
    failure text,
    changed_at bigint NOT NULL,
    PRIMARY KEY (guild_id, raid, user_id)
);
CREATE INDEX raid_holds_by_state ON raid_holds (guild_id, raid, state);

-- A choice of newcomers and what is done to them. state: planned, running, done, undoing, undone.
CREATE TABLE raid_cleanups (
    guild_id bigint NOT NULL,
    id text NOT NULL,
    raid bigint,
    asked_by_id bigint NOT NULL,
    asked_by_name text NOT NULL,
    choice text NOT NULL,
    reason text,
    delete_messages bigint NOT NULL,
    state text NOT NULL,
    made_at bigint NOT NULL,
    done_at bigint,
    PRIMARY KEY (guild_id, id)
);
CREATE INDEX raid_cleanups_by_time ON raid_cleanups (guild_id, made_at);

-- state: planned, opened, banned, failed, spared, unbanned, kept.
CREATE TABLE raid_cleanup_targets (
    guild_id bigint NOT NULL,
    cleanup text NOT NULL,
    user_id bigint NOT NULL,
    name text NOT NULL,
    case_number bigint,
    state text NOT NULL,
    failure text,
    PRIMARY KEY (guild_id, cleanup, user_id)
);
CREATE INDEX raid_cleanup_targets_by_state ON raid_cleanup_targets (guild_id, cleanup, state);
