-- Which endpoint told what is stored, so that an audit can ask another: its host and port, never its whole address.
CREATE TABLE chain_sources (
    chain_id bigint NOT NULL,
    contract bytea NOT NULL,
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

-- Nothing asks by it.
DROP INDEX chain_events_by_account;

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
