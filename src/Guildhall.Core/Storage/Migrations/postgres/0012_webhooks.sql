-- Where a guild wants to hear of events. events: families by comma, such as case.*,raid.*; secret is sealed.
-- state: on, off; failing_since is null while the last call was taken.
CREATE TABLE webhooks (
    guild_id bigint NOT NULL,
    name text NOT NULL,
    url text NOT NULL,
    secret bytea NOT NULL,
    events text NOT NULL,
    state text NOT NULL,
    made_by_id bigint NOT NULL,
    made_at bigint NOT NULL,
    failing_since bigint,
    disabled_at bigint,
    PRIMARY KEY (guild_id, name)
);

-- One event for one webhook. state: pending, delivered, dead. The body goes when it was delivered.
CREATE TABLE webhook_deliveries (
    guild_id bigint NOT NULL,
    id text NOT NULL,
    webhook text NOT NULL,
    event text NOT NULL,
    body text,
    state text NOT NULL,
    attempts bigint NOT NULL,
    replays bigint NOT NULL,
    made_at bigint NOT NULL,
    first_at bigint,
    last_at bigint,
    next_at bigint,
    last_status bigint,
    last_error text,
    PRIMARY KEY (guild_id, id)
);
CREATE INDEX webhook_deliveries_by_time ON webhook_deliveries (guild_id, made_at);
