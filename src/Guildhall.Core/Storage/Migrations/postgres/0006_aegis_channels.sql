-- purge_order and plan are JSON; the plan is fixed before the first message goes.
CREATE TABLE aegis_purges (
    guild_id bigint NOT NULL,
    purge_id bigint NOT NULL,
    actor_id text NOT NULL,
    actor_name text NOT NULL,
    purge_order text NOT NULL,
    plan text,
    done bigint NOT NULL,
    failure text,
    begun_at bigint NOT NULL,
    ended_at bigint,
    PRIMARY KEY (guild_id, purge_id)
);
CREATE INDEX aegis_purges_ended ON aegis_purges (guild_id, ended_at);

-- What a channel is held in for a while: kind lock or slowmode; state pending, active, ending, ended or failed.
-- hold_id is the order that made it, release_id the one that ends it; change is JSON of what was and what is set.
CREATE TABLE aegis_channel_holds (
    guild_id bigint NOT NULL,
    hold_id bigint NOT NULL,
    channel_id bigint NOT NULL,
    kind text NOT NULL,
    state text NOT NULL,
    wish text NOT NULL,
    change text,
    actor_id text NOT NULL,
    actor_name text NOT NULL,
    reason text,
    begun_at bigint NOT NULL,
    ends_at bigint,
    release_id bigint,
    released_by text,
    ended_at bigint,
    failure text,
    PRIMARY KEY (guild_id, hold_id, channel_id)
);
CREATE UNIQUE INDEX aegis_channel_holds_live ON aegis_channel_holds (guild_id, channel_id, kind)
    WHERE state IN ('pending', 'active', 'ending');
CREATE INDEX aegis_channel_holds_release ON aegis_channel_holds (guild_id, release_id) WHERE release_id IS NOT NULL;

-- A mass action: an order, the people it found, and what became of each. state: collecting, previewed,
-- running, ended, undoing, undone.
CREATE TABLE aegis_mass_actions (
    guild_id bigint NOT NULL,
    mass_id bigint NOT NULL,
    state text NOT NULL,
    mass_order text NOT NULL,
    actor_id bigint NOT NULL,
    actor_name text NOT NULL,
    begun_at bigint NOT NULL,
    ended_at bigint,
    log_channel_id bigint,
    log_message_id bigint,
    PRIMARY KEY (guild_id, mass_id)
);

-- outcome: waiting, done, refused, undone, kept.
CREATE TABLE aegis_mass_targets (
    guild_id bigint NOT NULL,
    mass_id bigint NOT NULL,
    position bigint NOT NULL,
    user_id bigint NOT NULL,
    user_name text NOT NULL,
    outcome text NOT NULL,
    code text,
    case_number bigint,
    PRIMARY KEY (guild_id, mass_id, position)
);
CREATE UNIQUE INDEX aegis_mass_targets_once ON aegis_mass_targets (guild_id, mass_id, user_id);
