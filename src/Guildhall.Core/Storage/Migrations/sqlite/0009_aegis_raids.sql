-- A time in which a guild was more alert than usual. Open until ended_at is set, over when expires_at has passed.
-- level and top_level: watch, raid, lockdown. *_paused_until is what was asked of Discord; alert_version is the version that
-- the alert shows.
CREATE TABLE raids (
    guild_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    level TEXT NOT NULL,
    top_level TEXT NOT NULL,
    opened_by TEXT NOT NULL,
    opened_by_name TEXT NOT NULL,
    why TEXT NOT NULL,
    joins_from INTEGER NOT NULL,
    started_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    ended_at INTEGER,
    ended_by_name TEXT,
    quiet_until INTEGER,
    invites_paused_until INTEGER,
    dms_paused_until INTEGER,
    pause_problem TEXT,
    alert_channel_id INTEGER,
    alert_message_id INTEGER,
    alert_version INTEGER NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (guild_id, number)
);
CREATE UNIQUE INDEX raids_open ON raids (guild_id) WHERE ended_at IS NULL;

-- Who joined, for a week. suspicion is 0 to 1000.
CREATE TABLE raid_events (
    guild_id INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    joined_at INTEGER NOT NULL,
    name TEXT NOT NULL,
    has_avatar INTEGER NOT NULL,
    suspicion INTEGER NOT NULL,
    invite TEXT,
    PRIMARY KEY (guild_id, user_id, joined_at)
);
CREATE INDEX raid_events_by_time ON raid_events (guild_id, joined_at);

-- Who is kept apart. state: wanted, held, freed, gone, spared, failed; means: role, timeout.
CREATE TABLE raid_holds (
    guild_id INTEGER NOT NULL,
    raid INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    state TEXT NOT NULL,
    means TEXT,
    roles TEXT,
    until INTEGER,
    failure TEXT,
    changed_at INTEGER NOT NULL,
    PRIMARY KEY (guild_id, raid, user_id)
);
CREATE INDEX raid_holds_by_state ON raid_holds (guild_id, raid, state);

-- A choice of newcomers and what is done to them. state: planned, running, done, undoing, undone.
CREATE TABLE raid_cleanups (
    guild_id INTEGER NOT NULL,
    id TEXT NOT NULL,
    raid INTEGER,
    asked_by_id INTEGER NOT NULL,
    asked_by_name TEXT NOT NULL,
    choice TEXT NOT NULL,
    reason TEXT,
    delete_messages INTEGER NOT NULL,
    state TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    done_at INTEGER,
    PRIMARY KEY (guild_id, id)
);
CREATE INDEX raid_cleanups_by_time ON raid_cleanups (guild_id, made_at);

-- state: planned, opened, banned, failed, spared, unbanned, kept.
CREATE TABLE raid_cleanup_targets (
    guild_id INTEGER NOT NULL,
    cleanup TEXT NOT NULL,
    user_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    case_number INTEGER,
    state TEXT NOT NULL,
    failure TEXT,
    PRIMARY KEY (guild_id, cleanup, user_id)
);
CREATE INDEX raid_cleanup_targets_by_state ON raid_cleanup_targets (guild_id, cleanup, state);
