-- Which nyms are somebody's, and which were until lately. nym_name: a keyed hash of how a nym is read, so that look-alikes are
-- one row and the row of somebody who was erased names nobody; member_id: whose, null for the erased; is_known: whether others
-- could see it; free_at: from when anybody may have it, null while it is borne. What was chosen before is filled in at start.
CREATE TABLE sietch_nyms (
    tenant_id text NOT NULL,
    nym_name text NOT NULL,
    member_id text,
    is_known bigint NOT NULL,
    free_at bigint,
    PRIMARY KEY (tenant_id, nym_name)
);
CREATE INDEX sietch_nyms_of_member ON sietch_nyms (tenant_id, member_id);
