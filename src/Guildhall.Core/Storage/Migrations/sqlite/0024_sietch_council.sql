-- Terms in the council, in the order in which they began: never changed but for their end. reason: Bumped, LeftServer, Ineligible,
-- Manual; barred_until: before that the member is seated by nothing. What they held stands nowhere here: an amount beside a
-- member would name the wallet.
CREATE TABLE sietch_seats (
    tenant_id TEXT NOT NULL,
    term INTEGER NOT NULL,
    seat INTEGER NOT NULL,
    member_id TEXT NOT NULL,
    seated_at INTEGER NOT NULL,
    unseated_at INTEGER,
    reason TEXT,
    taker_member_id TEXT,
    barred_until INTEGER,
    PRIMARY KEY (tenant_id, term)
);
CREATE UNIQUE INDEX sietch_seats_holder ON sietch_seats (tenant_id, seat) WHERE unseated_at IS NULL;
CREATE UNIQUE INDEX sietch_seats_of_member ON sietch_seats (tenant_id, member_id) WHERE unseated_at IS NULL;

-- One row a community: whoever settles its council holds it.
CREATE TABLE sietch_councils (
    tenant_id TEXT NOT NULL PRIMARY KEY,
    settled_at INTEGER NOT NULL
);
