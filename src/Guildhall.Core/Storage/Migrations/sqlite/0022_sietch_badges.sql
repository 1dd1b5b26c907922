-- One row for each badge that a member has or had, by the opaque id. awarded_by, revoked_by: a Discord id, or system. A revoked
-- badge stays here, so that it does not come back by itself.
CREATE TABLE sietch_badges (
    tenant_id TEXT NOT NULL,
    member_id TEXT NOT NULL,
    badge TEXT NOT NULL,
    awarded_at INTEGER NOT NULL,
    awarded_by TEXT NOT NULL,
    reason TEXT,
    revoked_at INTEGER,
    revoked_by TEXT,
    PRIMARY KEY (tenant_id, member_id, badge)
);
