-- The bar at each published snapshot. Amounts are 32 big-endian bytes; gap: between the last place and the first after it, null
-- where nobody stands after it.
CREATE TABLE sietch_thresholds (
    tenant_id TEXT NOT NULL,
    snapshot INTEGER NOT NULL,
    entry BLOB NOT NULL,
    eligible INTEGER NOT NULL,
    waiting INTEGER NOT NULL,
    gap BLOB,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, snapshot)
);

-- What members are told by direct message: no wallet, no amount, no rank. state: pending, held (their direct messages are
-- closed), delivered (Discord has acknowledged it), dead, skipped; why: for the last two. week: since 1970, from Monday, UTC.
CREATE TABLE sietch_alerts (
    tenant_id TEXT NOT NULL,
    id TEXT NOT NULL,
    member_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    alert_key TEXT NOT NULL,
    detail TEXT,
    state TEXT NOT NULL,
    why TEXT,
    attempts INTEGER NOT NULL,
    week INTEGER NOT NULL,
    made_at INTEGER NOT NULL,
    next_at INTEGER,
    ended_at INTEGER,
    PRIMARY KEY (tenant_id, id)
);
-- What is told once is told once.
CREATE UNIQUE INDEX sietch_alerts_once ON sietch_alerts (tenant_id, member_id, alert_key);
CREATE INDEX sietch_alerts_by_state ON sietch_alerts (tenant_id, state, next_at);
CREATE INDEX sietch_alerts_by_time ON sietch_alerts (tenant_id, made_at);

-- Who wants other alerts than all of them. per_week: of each kind.
CREATE TABLE sietch_alert_preferences (
    tenant_id TEXT NOT NULL,
    member_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    at_risk INTEGER NOT NULL,
    naib INTEGER NOT NULL,
    per_week INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, member_id)
);
