-- One row for each badge that a member has or had, by the opaque id. awarded_by, revoked_by: a Discord id, or system. A revoked
-- badge stays here, so that it does not come back by itself.
CREATE TABLE sietch_badges (
    tenant_id text NOT NULL,
    member_id text NOT NULL,
    badge text NOT NULL,
    awarded_at bigint NOT NULL,
    awarded_by text NOT NULL,
    reason text,
    revoked_at bigint,
    revoked_by text,
    PRIMARY KEY (tenant_id, member_id, badge)
);
