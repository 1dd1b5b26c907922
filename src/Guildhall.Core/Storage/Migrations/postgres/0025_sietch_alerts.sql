-- The bar at each published snapshot. Amounts are 32 big-endian bytes; gap: between the last place and the first after it, null
-- where nobody stands after it.
CREATE TABLE sietch_thresholds (
    tenant_id text NOT NULL,
    snapshot bigint NOT NULL,
    entry bytea NOT NULL,
    eligible bigint NOT NULL,
    waiting bigint NOT NULL,
    gap bytea,
    made_at bigint NOT NULL,
    PRIMARY KEY (tenant_id, snapshot)
);

-- What members are told by direct message: no wallet, no amount, no rank. state: pending, held (their direct messages are
-- closed), delivered (Discord has acknowledged it), dead, skipped; why: for the last two. week: since 1970, from Monday, UTC.
CREATE TABLE sietch_alerts (
    tenant_id text NOT NULL,
    id text NOT NULL,
    member_id text NOT NULL,
    kind text NOT NULL,
    alert_key text NOT NULL,
    detail text,
    state text NOT NULL,
    why text,
    attempts bigint NOT NULL,
    week bigint NOT NULL,
    made_at bigint NOT NULL,
    next_at bigint,
    ended_at bigint,
    PRIMARY KEY (tenant_id, id)
);
-- What is told once is told once.
CREATE UNIQUE INDEX sietch_alerts_once ON sietch_alerts (tenant_id, member_id, alert_key);
CREATE INDEX sietch_alerts_by_state ON sietch_alerts (tenant_id, state, next_at);
CREATE INDEX sietch_alerts_by_time ON sietch_alerts (tenant_id, made_at);

-- Who wants other alerts than all of them. per_week: of each kind.
CREATE TABLE sietch_alert_preferences (
    tenant_id text NOT NULL,
    member_id text NOT NULL,
    position bigint NOT NULL,
    at_risk bigint NOT NULL,
    naib bigint NOT NULL,
    per_week bigint NOT NULL,
    PRIMARY KEY (tenant_id, member_id)
);
