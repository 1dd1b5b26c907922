-- Who waits for a place, by the link of the wallet that they have proven: which wallet that is stands sealed with the link.
-- ended_why: unregistered, eligible, dropped, unlinked.
CREATE TABLE sietch_waitlist (
    tenant_id text NOT NULL,
    id text NOT NULL,
    member_id text NOT NULL,
    link_id text NOT NULL,
    registered_at bigint NOT NULL,
    ended_at bigint,
    ended_why text,
    PRIMARY KEY (tenant_id, id)
);
-- One registration of a member and of a wallet at a time; after its end there may be another.
CREATE UNIQUE INDEX sietch_waitlist_of_member ON sietch_waitlist (tenant_id, member_id) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX sietch_waitlist_of_wallet ON sietch_waitlist (tenant_id, link_id) WHERE ended_at IS NULL;
