-- What members do, by their opaque ids. points are as they were in the period; periods are 6 hours long, days are UTC.
CREATE TABLE sietch_activity (
    tenant_id TEXT NOT NULL,
    member_id TEXT NOT NULL,
    points DOUBLE PRECISION NOT NULL,
    period INTEGER NOT NULL,
    peak DOUBLE PRECISION NOT NULL,
    messages INTEGER NOT NULL,
    given INTEGER NOT NULL,
    received INTEGER NOT NULL,
    message_at INTEGER,
    reaction_at INTEGER,
    PRIMARY KEY (tenant_id, member_id)
);

-- Reactions of the last week: each giver counts once for a message.
CREATE TABLE sietch_reactions (
    tenant_id TEXT NOT NULL,
    message_id INTEGER NOT NULL,
    giver_id TEXT NOT NULL,
    author_id TEXT,
    day INTEGER NOT NULL,
    period INTEGER NOT NULL,
    gave DOUBLE PRECISION NOT NULL,
    earned DOUBLE PRECISION NOT NULL,
    PRIMARY KEY (tenant_id, message_id, giver_id)
);
CREATE INDEX sietch_reactions_of_pair ON sietch_reactions (tenant_id, giver_id, author_id, day);
