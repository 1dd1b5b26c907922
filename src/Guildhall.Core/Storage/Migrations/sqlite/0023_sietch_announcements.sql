-- What members are told by direct message of their own standing, once each. kind: left, returned, rose, fell. cause is why they
-- left; state: pending, sending (an attempt was begun), closed (they take no direct messages now), sent, dropped.
-- reference stands under the message, to find it again.
CREATE TABLE sietch_notices (
    tenant_id TEXT NOT NULL,
    member_id TEXT NOT NULL,
    snapshot INTEGER NOT NULL,
    kind TEXT NOT NULL,
    cause TEXT,
    reference TEXT NOT NULL,
    state TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    ended_at INTEGER,
    PRIMARY KEY (tenant_id, member_id, snapshot)
);
CREATE INDEX sietch_notices_by_state ON sietch_notices (tenant_id, state, due_at);

-- The messages in a community's channels. kind: door, census; mark: the window of time, or the snapshot, that the last one is
-- about; begun: the one that an attempt was begun for.
CREATE TABLE sietch_posts (
    tenant_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    mark INTEGER NOT NULL,
    begun INTEGER,
    channel_id INTEGER,
    message_id INTEGER,
    PRIMARY KEY (tenant_id, kind)
);
