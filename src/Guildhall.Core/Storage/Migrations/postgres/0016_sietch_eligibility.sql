-- A community's eligibility, by tenant. Addresses are 20, hashes and amounts 32 big-endian bytes; times are Unix milliseconds.

-- How the syncs go. snapshot is the number of the published one, 0 before the first.
CREATE TABLE sietch_state (
    tenant_id text PRIMARY KEY,
    snapshot bigint NOT NULL,
    first_attempt_at bigint,
    last_attempt_at bigint,
    last_success_at bigint,
    failures bigint NOT NULL,
    failure text,
    grace_since bigint
);

-- One row for each run. step: begun, read, done; outcome: published, held, unchanged, failed.
CREATE TABLE sietch_syncs (
    tenant_id text NOT NULL,
    id text NOT NULL,
    step text NOT NULL,
    block bigint,
    block_hash bytea,
    rolled_back_to bigint,
    outcome text,
    detail text,
    begun_at bigint NOT NULL,
    ended_at bigint,
    PRIMARY KEY (tenant_id, id)
);
CREATE INDEX sietch_syncs_by_time ON sietch_syncs (tenant_id, begun_at);

-- Appended, never changed. cause: sync, ruling, confirmed; contracts: what was counted, by comma; places: JSON, the kept
-- ranks in order.
CREATE TABLE sietch_snapshots (
    tenant_id text NOT NULL,
    number bigint NOT NULL,
    cause text NOT NULL,
    chain_id bigint NOT NULL,
    block bigint NOT NULL,
    block_hash bytea NOT NULL,
    wallets bigint NOT NULL,
    eligible bigint NOT NULL,
    contracts text NOT NULL,
    places text NOT NULL,
    made_at bigint NOT NULL,
    PRIMARY KEY (tenant_id, number)
);

-- The published standing of each wallet that has a kept rank, is a guest, or was eligible once. tier: None, Waiting, Fedaykin,
-- Naib, as it counts for access. leaving_since: the block of the first sync that saw it below the line.
CREATE TABLE sietch_standings (
    tenant_id text NOT NULL,
    wallet bytea NOT NULL,
    rank bigint,
    tier text NOT NULL,
    held bytea NOT NULL,
    reason text NOT NULL,
    is_guest bigint NOT NULL,
    leaving_since bigint,
    joined_at bigint,
    left_at bigint,
    left_cause text,
    PRIMARY KEY (tenant_id, wallet)
);
CREATE INDEX sietch_standings_by_rank ON sietch_standings (tenant_id, rank);

-- What changed for whom between two snapshots: one row for each wallet, for those that act on it. kind: Joined, Left, Rose,
-- Fell, Restored.
CREATE TABLE sietch_changes (
    tenant_id text NOT NULL,
    snapshot bigint NOT NULL,
    wallet bytea NOT NULL,
    kind text NOT NULL,
    cause text,
    tier_before text NOT NULL,
    tier_after text NOT NULL,
    is_guest bigint NOT NULL,
    made_at bigint NOT NULL,
    PRIMARY KEY (tenant_id, snapshot, wallet)
);

-- How far each reader of the changes has come: the last snapshot whose changes it has dealt with.
CREATE TABLE sietch_change_readers (
    tenant_id text NOT NULL,
    reader text NOT NULL,
    snapshot bigint NOT NULL,
    PRIMARY KEY (tenant_id, reader)
);

-- What admins decided about wallets. kind: Exclude, Remove, Pardon, Guest.
CREATE TABLE sietch_rulings (
    tenant_id text NOT NULL,
    number bigint NOT NULL,
    wallet bytea NOT NULL,
    kind text NOT NULL,
    up_to_block bigint NOT NULL,
    reason text NOT NULL,
    made_by text NOT NULL,
    made_at bigint NOT NULL,
    expires_at bigint,
    lifted_by text,
    lifted_at bigint,
    PRIMARY KEY (tenant_id, number)
);
CREATE UNIQUE INDEX sietch_rulings_standing ON sietch_rulings (tenant_id, wallet, kind) WHERE lifted_at IS NULL;

-- Results that the brake held. state: waiting, confirmed, withdrawn.
CREATE TABLE sietch_holds (
    tenant_id text NOT NULL,
    number bigint NOT NULL,
    block bigint NOT NULL,
    block_hash bytea NOT NULL,
    why text NOT NULL,
    leaving bigint NOT NULL,
    eligible bigint NOT NULL,
    state text NOT NULL,
    made_at bigint NOT NULL,
    decided_by text,
    decided_at bigint,
    PRIMARY KEY (tenant_id, number)
);
CREATE UNIQUE INDEX sietch_holds_waiting ON sietch_holds (tenant_id) WHERE state = 'waiting';

-- Keys of the HTTP interface, as hashes. scope: eligibility.read.
CREATE TABLE api_keys (
    tenant_id text NOT NULL,
    id text NOT NULL,
    name text NOT NULL,
    scope text NOT NULL,
    hash bytea NOT NULL,
    made_by text NOT NULL,
    made_at bigint NOT NULL,
    expires_at bigint,
    revoked_by text,
    revoked_at bigint,
    PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX api_keys_by_id ON api_keys (id);

-- Signed calls of the last minutes: each counts once.
CREATE TABLE signed_calls (
    tenant_id text NOT NULL,
    key_id text NOT NULL,
    signature text NOT NULL,
    until bigint NOT NULL,
    PRIMARY KEY (tenant_id, key_id, signature)
);
CREATE INDEX signed_calls_by_end ON signed_calls (until);
