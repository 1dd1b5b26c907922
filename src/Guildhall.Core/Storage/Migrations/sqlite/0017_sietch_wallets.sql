-- Who in Discord is which member of a community. No wallet stands here, and no time by which one could be found.
CREATE TABLE sietch_identities (
    tenant_id TEXT NOT NULL,
    member_id TEXT NOT NULL,
    user_id INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, member_id)
);
CREATE UNIQUE INDEX sietch_identities_by_user ON sietch_identities (tenant_id, user_id);

-- Which wallet is which member's: sealed. The names are keyed hashes; state: active, pending. Rows have no order and no time
-- but of a move that is announced.
CREATE TABLE sietch_wallets (
    tenant_id TEXT NOT NULL,
    link_id TEXT NOT NULL,
    wallet_name TEXT NOT NULL,
    member_name TEXT NOT NULL,
    key_id TEXT NOT NULL,
    sealed BLOB NOT NULL,
    state TEXT NOT NULL,
    moves_at INTEGER,
    PRIMARY KEY (tenant_id, link_id)
) WITHOUT ROWID;
-- Never two active links of a wallet, and never two claims to it.
CREATE UNIQUE INDEX sietch_wallets_once ON sietch_wallets (tenant_id, wallet_name, state);
CREATE INDEX sietch_wallets_by_member ON sietch_wallets (tenant_id, member_name);

-- One-time links to the page on which a wallet is proven. The token is in the link alone; here is its hash. The answer is
-- the interaction whose reply is edited afterwards.
CREATE TABLE sietch_proofs (
    tenant_id TEXT NOT NULL,
    token_hash TEXT NOT NULL,
    guild_id INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    user_name TEXT NOT NULL,
    nonce TEXT NOT NULL,
    answer TEXT,
    tries INTEGER NOT NULL,
    made_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    used_at INTEGER,
    PRIMARY KEY (token_hash)
);
CREATE INDEX sietch_proofs_by_user ON sietch_proofs (tenant_id, user_id);

-- Which gated roles members were last seen with. inherited: those that they had before Guildhall looked the first time; they
-- are not taken from somebody who has never linked a wallet.
CREATE TABLE sietch_role_holders (
    tenant_id TEXT NOT NULL,
    guild_id INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    roles TEXT NOT NULL,
    is_present INTEGER NOT NULL,
    inherited TEXT NOT NULL,
    PRIMARY KEY (tenant_id, guild_id, user_id)
);

-- How the last comparison of roles went, and all drift so far. problems: what an admin should put right, one a line.
CREATE TABLE sietch_role_runs (
    tenant_id TEXT NOT NULL PRIMARY KEY,
    read_at INTEGER,
    ran_at INTEGER NOT NULL,
    given INTEGER NOT NULL,
    taken INTEGER NOT NULL,
    held_back INTEGER NOT NULL,
    drift INTEGER NOT NULL,
    problems TEXT NOT NULL
);
