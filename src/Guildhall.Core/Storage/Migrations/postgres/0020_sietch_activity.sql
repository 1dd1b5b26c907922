-- What members do, by their opaque ids. points are as they were in the period; periods are 6 hours long, days are UTC.
CREATE TABLE sietch_activity (
    tenant_id text NOT NULL,
    member_id text NOT NULL,
    points double precision NOT NULL,
    period bigint NOT NULL,
    peak double precision NOT NULL,
    messages bigint NOT NULL,
    given bigint NOT NULL,
    received bigint NOT NULL,
    message_at bigint,
    reaction_at bigint,
    PRIMARY KEY (tenant_id, member_id)
);

-- Reactions of the last week: each giver counts once for a message.
CREATE TABLE sietch_reactions (
    tenant_id text NOT NULL,
    message_id bigint NOT NULL,
    giver_id text NOT NULL,
    author_id text,
    day bigint NOT NULL,
    period bigint NOT NULL,
    gave double precision NOT NULL,
    earned double precision NOT NULL,
    PRIMARY KEY (tenant_id, message_id, giver_id)
);
CREATE INDEX sietch_reactions_of_pair ON sietch_reactions (tenant_id, giver_id, author_id, day);
