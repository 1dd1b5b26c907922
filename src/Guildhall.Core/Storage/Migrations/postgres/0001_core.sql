CREATE TABLE guilds (
    guild_id bigint NOT NULL PRIMARY KEY,
    tenant_id text NOT NULL,
    added_at bigint NOT NULL
);
CREATE INDEX guilds_by_tenant ON guilds (tenant_id);

-- ready_at is when the row may next be taken: its due time, or the end of the lease of whoever has it.
CREATE TABLE jobs (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind text NOT NULL,
    unique_key text,
    payload text NOT NULL,
    due_at bigint NOT NULL,
    ready_at bigint NOT NULL,
    enqueued_at bigint NOT NULL,
    attempts bigint NOT NULL,
    lost bigint NOT NULL,
    lease_owner text,
    lease_token bigint NOT NULL,
    last_error text,
    died_at bigint
);
CREATE INDEX jobs_ready ON jobs (kind, ready_at, id) WHERE died_at IS NULL;
CREATE UNIQUE INDEX jobs_live_key ON jobs (kind, unique_key) WHERE unique_key IS NOT NULL AND died_at IS NULL;
CREATE INDEX jobs_dead ON jobs (died_at, id) WHERE died_at IS NOT NULL;

CREATE TABLE schedules (
    name text NOT NULL PRIMARY KEY,
    cron text NOT NULL,
    zone text NOT NULL,
    since bigint NOT NULL
);

CREATE TABLE schedule_runs (
    name text NOT NULL,
    occurs_at bigint NOT NULL,
    enqueued_at bigint NOT NULL,
    PRIMARY KEY (name, occurs_at)
);

CREATE TABLE leases (
    name text NOT NULL PRIMARY KEY,
    holder text NOT NULL,
    token bigint NOT NULL,
    until bigint NOT NULL
);

CREATE TABLE audit (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tenant_id text,
    guild_id bigint,
    actor text NOT NULL,
    action text NOT NULL,
    subject text,
    outcome text NOT NULL,
    details text,
    at bigint NOT NULL,
    CHECK (tenant_id IS NOT NULL OR guild_id IS NOT NULL)
);
CREATE INDEX audit_by_tenant ON audit (tenant_id, id);
CREATE INDEX audit_by_guild ON audit (guild_id, id);
CREATE INDEX audit_by_time ON audit (at);

CREATE TABLE usage_records (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tenant_id text NOT NULL,
    kind text NOT NULL,
    model text,
    project text,
    audience text,
    input_tokens bigint,
    output_tokens bigint,
    cost_micro_dollars bigint,
    cached bigint NOT NULL,
    outcome text NOT NULL,
    at bigint NOT NULL
);
CREATE INDEX usage_records_by_tenant ON usage_records (tenant_id, at);

-- One row a tenant: its lock while a reservation is decided, and whether its spending is paused.
CREATE TABLE usage_tenants (
    tenant_id text NOT NULL PRIMARY KEY,
    decisions bigint NOT NULL,
    paused_at bigint,
    paused_by text,
    pause_reason text
);

-- What was settled in a minute, a day or a month (period), which began at starts_at.
CREATE TABLE usage_counters (
    tenant_id text NOT NULL,
    period text NOT NULL,
    starts_at bigint NOT NULL,
    runs bigint NOT NULL,
    spent_micro_dollars bigint NOT NULL,
    warned_at bigint,
    PRIMARY KEY (tenant_id, period, starts_at)
);

CREATE TABLE usage_reservations (
    id text NOT NULL PRIMARY KEY,
    tenant_id text NOT NULL,
    kind text NOT NULL,
    estimated_micro_dollars bigint NOT NULL,
    made_at bigint NOT NULL,
    expires_at bigint NOT NULL
);
CREATE INDEX usage_reservations_by_tenant ON usage_reservations (tenant_id, expires_at);
