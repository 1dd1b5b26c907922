-- Which endpoint told what is stored, so that an audit can ask another: its host and port, never its whole address.
CREATE TABLE chain_sources (
    chain_id bigint NOT NULL,
    contract blob NOT NULL,
    kind text NOT NULL,
    from_block bigint NOT NULL,
    to_block bigint NOT NULL,
    endpoint text NOT NULL,
    PRIMARY KEY (chain_id, contract, kind, from_block)
);

-- One higher whenever stored events were forgotten: sums of before are of another history.
CREATE TABLE chain_revisions (
    chain_id bigint NOT NULL PRIMARY KEY,
    revision bigint NOT NULL
);

-- Events are written in the order of their key and read by it alone: one tree instead of three.
CREATE TABLE chain_events_by_key (
    chain_id bigint NOT NULL,
    block bigint NOT NULL,
    log_index bigint NOT NULL,
    kind text NOT NULL,
    contract blob NOT NULL,
    account blob NOT NULL,
    amount blob NOT NULL,
    tx_hash blob NOT NULL,
    PRIMARY KEY (chain_id, block, log_index)
) WITHOUT ROWID;
INSERT INTO chain_events_by_key (chain_id, block, log_index, kind, contract, account, amount, tx_hash)
SELECT chain_id, block, log_index, kind, contract, account, amount, tx_hash FROM chain_events
ORDER BY chain_id, block, log_index;
DROP TABLE chain_events;
ALTER TABLE chain_events_by_key RENAME TO chain_events;

-- What each audit of a community's history found. state is same, different or unknown; differing is JSON.
CREATE TABLE sietch_audits (
    tenant_id text NOT NULL,
    id text NOT NULL,
    state text NOT NULL,
    chain_id bigint NOT NULL,
    block bigint NOT NULL,
    windows bigint NOT NULL,
    unchecked bigint NOT NULL,
    events bigint NOT NULL,
    witnesses text NOT NULL,
    differing text NOT NULL,
    why text NOT NULL,
    begun_at bigint NOT NULL,
    ended_at bigint NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
