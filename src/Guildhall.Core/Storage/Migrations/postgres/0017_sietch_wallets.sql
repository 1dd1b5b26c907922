-- Who in Discord is which member of a community. No wallet stands here, and no time by which one could be found.
CREATE TABLE sietch_identities (
    tenant_id text NOT NULL,
    member_id text NOT NULL,
    user_id bigint NOT NULL,
    PRIMARY KEY (tenant_id, member_id)
);
CREATE UNIQUE INDEX sietch_identities_by_user ON sietch_identities (tenant_id, user_id);

-- Which wallet is which member's: sealed. The names are keyed hashes; state: active, pending. Rows have no order and no time
-- but of a move that is announced.
CREATE TABLE sietch_wallets (
    tenant_id text NOT NULL,
    link_id text NOT NULL,
    wallet_name text NOT NULL,
    member_name text NOT NULL,
    key_id text NOT NULL,
    sealed bytea NOT NULL,
    state text NOT NULL,
    moves_at bigint,
    PRIMARY KEY (tenant_id, link_id)
);
-- Never two active links of a wallet, and never two claims to it.
CREATE UNIQUE INDEX sietch_wallets_once ON sietch_wallets (tenant_id, wallet_name, state);
CREATE INDEX sietch_wallets_by_member ON sietch_wallets (tenant_id, member_name);

-- One-time links to the page on which a wallet is proven. The token is in the link alone; here is its hash. The answer is
-- the interaction whose reply is edited afterwards.
CREATE TABLE sietch_proofs (
    tenant_id text NOT NULL,
    token_hash text NOT NULL,
    guild_id bigint NOT NULL,
    user_id bigint NOT NULL,
    user_name text NOT NULL,
    nonce text NOT NULL,
    answer text,
    tries bigint NOT NULL,
    made_at bigint NOT NULL,
    ends_at bigint NOT NULL,
    used_at bigint,
    PRIMARY KEY (token_hash)
);
CREATE INDEX sietch_proofs_by_user ON sietch_proofs (tenant_id, user_id);

-- Which gated roles members were last seen with. inherited: those that they had before Guildhall looked the first time; they
-- are not taken from somebody who has never linked a wallet.
CREATE TABLE sietch_role_holders (
    tenant_id text NOT NULL,
    guild_id bigint NOT NULL,
    user_id bigint NOT NULL,
    roles text NOT NULL,
    is_present bigint NOT NULL,
    inherited text NOT NULL,
    PRIMARY KEY (tenant_id, guild_id, user_id)
);

-- How the last comparison of roles went, and all drift so far. problems: what an admin should put right, one a line.
CREATE TABLE sietch_role_runs (
    tenant_id text NOT NULL PRIMARY KEY,
    read_at bigint,
    ran_at bigint NOT NULL,
    given bigint NOT NULL,
    taken bigint NOT NULL,
    held_back bigint NOT NULL,
    drift bigint NOT NULL,
    problems text NOT NULL
);
