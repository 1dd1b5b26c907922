-- What members are told by direct message of their own standing, once each. kind: left, returned, rose, fell. cause is why they
-- left; state: pending, sending (an attempt was begun), closed (they take no direct messages now), sent, dropped.
-- reference stands under the message, to find it again.
CREATE TABLE sietch_notices (
    tenant_id text NOT NULL,
    member_id text NOT NULL,
    snapshot bigint NOT NULL,
    kind text NOT NULL,
    cause text,
    reference text NOT NULL,
    state text NOT NULL,
    made_at bigint NOT NULL,
    due_at bigint NOT NULL,
    ended_at bigint,
    PRIMARY KEY (tenant_id, member_id, snapshot)
);
CREATE INDEX sietch_notices_by_state ON sietch_notices (tenant_id, state, due_at);

-- The messages in a community's channels. kind: door, census; mark: the window of time, or the snapshot, that the last one is
-- about; begun: the one that an attempt was begun for.
CREATE TABLE sietch_posts (
    tenant_id text NOT NULL,
    kind text NOT NULL,
    mark bigint NOT NULL,
    begun bigint,
    channel_id bigint,
    message_id bigint,
    PRIMARY KEY (tenant_id, kind)
);
