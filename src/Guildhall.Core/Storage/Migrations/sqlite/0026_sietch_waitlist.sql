-- Who waits for a place, by the link of the wallet that they have proven: which wallet that is stands sealed with the link.
-- ended_why: unregistered, eligible, dropped, unlinked.
CREATE TABLE sietch_waitlist (
    tenant_id TEXT NOT NULL,
    id TEXT NOT NULL,
    member_id TEXT NOT NULL,
    link_id TEXT NOT NULL,
    registered_at INTEGER NOT NULL,
    ended_at INTEGER,
    ended_why TEXT,
    PRIMARY KEY (tenant_id, id)
);
-- One registration of a member and of a wallet at a time; after its end there may be another.
CREATE UNIQUE INDEX sietch_waitlist_of_member ON sietch_waitlist (tenant_id, member_id) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX sietch_waitlist_of_wallet ON sietch_waitlist (tenant_id, link_id) WHERE ended_at IS NULL;
