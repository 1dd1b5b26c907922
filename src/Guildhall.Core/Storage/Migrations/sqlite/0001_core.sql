CREATE TABLE guilds (
    guild_id INTEGER NOT NULL PRIMARY KEY,
    tenant_id TEXT NOT NULL,
    added_at INTEGER NOT NULL
);
CREATE INDEX guilds_by_tenant ON guilds (tenant_id);

-- ready_at is when the row may next be taken: its due time, or the end of the lease of whoever has it.
CREATE TABLE jobs (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    unique_key TEXT,
    payload TEXT NOT NULL,
    due_at INTEGER NOT NULL,
    ready_at INTEGER NOT NULL,
    enqueued_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    lost INTEGER NOT NULL,
    lease_owner TEXT,
    lease_token INTEGER NOT NULL,
    last_error TEXT,
    died_at INTEGER
);
CREATE INDEX jobs_ready ON jobs (kind, ready_at, id) WHERE died_at IS NULL;
CREATE UNIQUE INDEX jobs_live_key ON jobs (kind, unique_key) WHERE unique_key IS NOT NULL AND died_at IS NULL;
CREATE INDEX jobs_dead ON jobs (died_at, id) WHERE died_at IS NOT NULL;

CREATE TABLE schedules (
    name TEXT NOT NULL PRIMARY KEY,
    cron TEXT NOT NULL,
    zone TEXT NOT NULL,
    since INTEGER NOT NULL
);

CREATE TABLE schedule_runs (
    name TEXT NOT NULL,
    occurs_at INTEGER NOT NULL,
    enqueued_at INTEGER NOT NULL,
    PRIMARY KEY (name, occurs_at)
);

CREATE TABLE leases (
    name TEXT NOT NULL PRIMARY KEY,
    holder TEXT NOT NULL,
    token INTEGER NOT NULL,
    until INTEGER NOT NULL
);

CREATE TABLE audit (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    tenant_id TEXT,
    guild_id INTEGER,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT,
    outcome TEXT NOT NULL,
    details TEXT,
    at INTEGER NOT NULL,
    CHECK (tenant_id IS NOT NULL OR guild_id IS NOT NULL)
);
CREATE INDEX audit_by_tenant ON audit (tenant_id, id);
CREATE INDEX audit_by_guild ON audit (guild_id, id);
CREATE INDEX audit_by_time ON audit (at);

CREATE TABLE usage_records (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    tenant_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    model TEXT,
    project TEXT,
    audience TEXT,
    input_tokens INTEGER,
    output_tokens INTEGER,
    cost_micro_dollars INTEGER,
    cached INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    at INTEGER NOT NULL
);
CREATE INDEX usage_records_by_tenant ON usage_records (tenant_id, at);

-- One row a tenant: its lock while a reservation is decided, and whether its spending is paused.
CREATE TABLE usage_tenants (
    tenant_id TEXT NOT NULL PRIMARY KEY,
    decisions INTEGER NOT NULL,
    paused_at INTEGER,
    paused_by TEXT,
    pause_reason TEXT
);

-- What was settled in a minute, a day or a month (period), which began at starts_at.
CREATE TABLE usage_counters (
    tenant_id TEXT NOT NULL,
    period TEXT NOT NULL,
    starts_at INTEGER NOT NULL,
    runs INTEGER NOT NULL,
    spent_micro_dollars INTEGER NOT NULL,
    warned_at INTEGER,
    PRIMARY KEY (tenant_id, period, starts_at)
);

CREATE TABLE usage_reservations (
    id TEXT NOT NULL PRIMARY KEY,
    tenant_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    estimated_micro_dollars INTEGER NOT NULL,
    made_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
);
CREATE INDEX usage_reservations_by_tenant ON usage_reservations (tenant_id, expires_at);
