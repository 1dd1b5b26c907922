-- purge_order and plan are JSON; the plan is fixed before the first message goes.
CREATE TABLE aegis_purges (
    guild_id INTEGER NOT NULL,
    purge_id INTEGER NOT NULL,
    actor_id TEXT NOT NULL,
    actor_name TEXT NOT NULL,
    purge_order TEXT NOT NULL,
    plan TEXT,
    done INTEGER NOT NULL,
    failure TEXT,
    begun_at INTEGER NOT NULL,
    ended_at INTEGER,
    PRIMARY KEY (guild_id, purge_id)
);
CREATE INDEX aegis_purges_ended ON aegis_purges (guild_id, ended_at);

-- What a channel is held in for a while: kind lock or slowmode; state pending, active, ending, ended or failed.
-- hold_id is the order that made it, release_id the one that ends it; change is JSON of what was and what is set.
CREATE TABLE aegis_channel_holds (
    guild_id INTEGER NOT NULL,
    hold_id INTEGER NOT NULL,
    channel_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    wish TEXT NOT NULL,
    change TEXT,
    actor_id TEXT NOT NULL,
    actor_name TEXT NOT NULL,
    reason TEXT,
    begun_at INTEGER NOT NULL,
    ends_at INTEGER,
    release_id INTEGER,
    released_by TEXT,
    ended_at INTEGER,
    failure TEXT,
    PRIMARY KEY (guild_id, hold_id, channel_id)
);
CREATE UNIQUE INDEX aegis_channel_holds_live ON aegis_channel_holds (guild_id, channel_id, kind)
    WHERE state IN ('pending', 'active', 'ending');
CREATE INDEX aegis_channel_holds_release ON aegis_channel_holds (guild_id, release_id) WHERE release_id IS NOT NULL;

-- A mass action: an order, the people it found, and what became of each. state: collecting, previewed,
-- running, ended, undoing, undone.
CREATE TABLE aegis_mass_actions (
    guild_id INTEGER NOT NULL,
    mass_id INTEGER NOT NULL,
    state TEXT NOT NULL,
    mass_order TEXT NOT NULL,
    actor_id INTEGER NOT NULL,
    actor_name TEXT NOT NULL,
    begun_at INTEGER NOT NULL,
    ended_at INTEGER,
    log_channel_id INTEGER,
    log_message_id INTEGER,
    PRIMARY KEY (guild_id, mass_id)
);

-- outcome: waiting, done, refused, undone, kept.
CREATE TABLE aegis_mass_targets (
    guild_id INTEGER NOT NULL,
    mass_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    user_name TEXT NOT NULL,
    outcome TEXT NOT NULL,
    code TEXT,
    case_number INTEGER,
    PRIMARY KEY (guild_id, mass_id, position)
);
CREATE UNIQUE INDEX aegis_mass_targets_once ON aegis_mass_targets (guild_id, mass_id, user_id);
