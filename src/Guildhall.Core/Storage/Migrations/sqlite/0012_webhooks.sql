-- Where a guild wants to hear of events. events: families by comma, such as case.*,raid.*; secret is sealed.
-- state: on, off; failing_since is null while the last call was taken.
CREATE TABLE webhooks (
    guild_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    url TEXT NOT NULL,
    secret BLOB NOT NULL,
    events TEXT NOT NULL,
    state TEXT NOT NULL,
    made_by_id INTEGER NOT NULL,
    made_at INTEGER NOT NULL,
    failing_since INTEGER,
    disabled_at INTEGER,
    PRIMARY KEY (guild_id, name)
);

-- One event for one webhook. state: pending, delivered, dead. The body goes when it was delivered.
CREATE TABLE webhook_deliveries (
    guild_id INTEGER NOT NULL,
    id TEXT NOT NULL,
    webhook TEXT NOT NULL,
    event TEXT NOT NULL,
    body TEXT,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    replays INTEGER NOT NULL,
    made_at INTEGER NOT NULL,
    first_at INTEGER,
    last_at INTEGER,
    next_at INTEGER,
    last_status INTEGER,
    last_error TEXT,
    PRIMARY KEY (guild_id, id)
);
CREATE INDEX webhook_deliveries_by_time ON webhook_deliveries (guild_id, made_at);
