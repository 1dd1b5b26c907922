-- A community's eligibility, by tenant. Addresses are 20, hashes and amounts 32 big-endian bytes; times are Unix milliseconds.

-- How the syncs go. snapshot is the number of the published one, 0 before the first.
CREATE TABLE sietch_state (
    tenant_id TEXT NOT NULL PRIMARY KEY,
    snapshot INTEGER NOT NULL,
    first_attempt_at INTEGER,
    last_attempt_at INTEGER,
    last_success_at INTEGER,
    failures INTEGER NOT NULL,
    failure TEXT,
    grace_since INTEGER
);

-- One row for each run. step: begun, read, done; outcome: published, held, unchanged, failed.
CREATE TABLE sietch_syncs (
    tenant_id TEXT NOT NULL,
    id TEXT NOT NULL,
    step TEXT NOT NULL,
    block INTEGER,
    block_hash BLOB,
    rolled_back_to INTEGER,
    outcome TEXT,
    detail TEXT,
    begun_at INTEGER NOT NULL,
    ended_at INTEGER,
    PRIMARY KEY (tenant_id, id)
);
CREATE INDEX sietch_syncs_by_time ON sietch_syncs (tenant_id, begun_at);

-- Appended, never changed. cause: sync, ruling, confirmed; contracts: what was counted, by comma; places: JSON, the kept
-- ranks in order.
CREATE TABLE sietch_snapshots (
    tenant_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    cause TEXT NOT NULL,
    chain_id INTEGER NOT NULL,
    block INTEGER NOT NULL,
    block_hash BLOB NOT NULL,
    wallets INTEGER NOT NULL,
    eligible INTEGER NOT NULL,
    contracts TEXT NOT NULL,
    places TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, number)
);

-- The published standing of each wallet that has a kept rank, is a guest, or was eligible once. tier: None, Waiting, Fedaykin,
-- Naib, as it counts for access. leaving_since: the block of the first sync that saw it below the line.
CREATE TABLE sietch_standings (
    tenant_id TEXT NOT NULL,
    wallet BLOB NOT NULL,
    rank INTEGER,
    tier TEXT NOT NULL,
    held BLOB NOT NULL,
    reason TEXT NOT NULL,
    is_guest INTEGER NOT NULL,
    leaving_since INTEGER,
    joined_at INTEGER,
    left_at INTEGER,
    left_cause TEXT,
    PRIMARY KEY (tenant_id, wallet)
);
CREATE INDEX sietch_standings_by_rank ON sietch_standings (tenant_id, rank);

-- What changed for whom between two snapshots: one row for each wallet, for those that act on it. kind: Joined, Left, Rose,
-- Fell, Restored.
CREATE TABLE sietch_changes (
    tenant_id TEXT NOT NULL,
    snapshot INTEGER NOT NULL,
    wallet BLOB NOT NULL,
    kind TEXT NOT NULL,
    cause TEXT,
    tier_before TEXT NOT NULL,
    tier_after TEXT NOT NULL,
    is_guest INTEGER NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, snapshot, wallet)
);

-- How far each reader of the changes has come: the last snapshot whose changes it has dealt with.
CREATE TABLE sietch_change_readers (
    tenant_id TEXT NOT NULL,
    reader TEXT NOT NULL,
    snapshot INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, reader)
);

-- What admins decided about wallets. kind: Exclude, Remove, Pardon, Guest.
CREATE TABLE sietch_rulings (
    tenant_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    wallet BLOB NOT NULL,
    kind TEXT NOT NULL,
    up_to_block INTEGER NOT NULL,
    reason TEXT NOT NULL,
    made_by TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    expires_at INTEGER,
    lifted_by TEXT,
    lifted_at INTEGER,
    PRIMARY KEY (tenant_id, number)
);
CREATE UNIQUE INDEX sietch_rulings_standing ON sietch_rulings (tenant_id, wallet, kind) WHERE lifted_at IS NULL;

-- Results that the brake held. state: waiting, confirmed, withdrawn.
CREATE TABLE sietch_holds (
    tenant_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    block INTEGER NOT NULL,
    block_hash BLOB NOT NULL,
    why TEXT NOT NULL,
    leaving INTEGER NOT NULL,
    eligible INTEGER NOT NULL,
    state TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    decided_by TEXT,
    decided_at INTEGER,
    PRIMARY KEY (tenant_id, number)
);
CREATE UNIQUE INDEX sietch_holds_waiting ON sietch_holds (tenant_id) WHERE state = 'waiting';

-- Keys of the HTTP interface, as hashes. scope: eligibility.read.
CREATE TABLE api_keys (
    tenant_id TEXT NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    scope TEXT NOT NULL,
    hash BLOB NOT NULL,
    made_by TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    expires_at INTEGER,
    revoked_by TEXT,
    revoked_at INTEGER,
    PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX api_keys_by_id ON api_keys (id);

-- Signed calls of the last minutes: each counts once.
CREATE TABLE signed_calls (
    tenant_id TEXT NOT NULL,
    key_id TEXT NOT NULL,
    signature TEXT NOT NULL,
    until INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, key_id, signature)
);
CREATE INDEX signed_calls_by_end ON signed_calls (until);
