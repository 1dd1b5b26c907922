-- Terms in the council, in the order in which they began: never changed but for their end. reason: Bumped, LeftServer, Ineligible,
-- Manual; barred_until: before that the member is seated by nothing. What they held stands nowhere here: an amount beside a
-- member would name the wallet.
CREATE TABLE sietch_seats (
    tenant_id text NOT NULL,
    term bigint NOT NULL,
    seat bigint NOT NULL,
    member_id text NOT NULL,
    seated_at bigint NOT NULL,
    unseated_at bigint,
    reason text,
    taker_member_id text,
    barred_until bigint,
    PRIMARY KEY (tenant_id, term)
);
CREATE UNIQUE INDEX sietch_seats_holder ON sietch_seats (tenant_id, seat) WHERE unseated_at IS NULL;
CREATE UNIQUE INDEX sietch_seats_of_member ON sietch_seats (tenant_id, member_id) WHERE unseated_at IS NULL;

-- One row a community: whoever settles its council holds it.
CREATE TABLE sietch_councils (
    tenant_id text NOT NULL PRIMARY KEY,
    settled_at bigint NOT NULL
);
