-- What is read of each chain, for all tenants. A feed is one contract's events of one kind (Claim, Burn); next_block is the
-- first block that was not read yet. Addresses are 20, hashes and amounts 32 big-endian bytes.
CREATE TABLE chain_feeds (
    chain_id bigint NOT NULL,
    contract blob NOT NULL,
    kind text NOT NULL,
    from_block bigint NOT NULL,
    next_block bigint NOT NULL,
    PRIMARY KEY (chain_id, contract, kind)
);

CREATE TABLE chain_events (
    chain_id bigint NOT NULL,
    block bigint NOT NULL,
    log_index bigint NOT NULL,
    kind text NOT NULL,
    contract blob NOT NULL,
    account blob NOT NULL,
    amount blob NOT NULL,
    tx_hash blob NOT NULL,
    PRIMARY KEY (chain_id, block, log_index)
);
CREATE INDEX chain_events_by_account ON chain_events (chain_id, account);

-- The hashes of blocks up to which something was read: where they differ from the chain's, it was reorganised.
CREATE TABLE chain_checkpoints (
    chain_id bigint NOT NULL,
    block bigint NOT NULL,
    hash blob NOT NULL,
    PRIMARY KEY (chain_id, block)
);
