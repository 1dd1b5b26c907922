-- A file of another bot's history, and what became of it. state: planned, running, done, failed, undone, dropped.
-- batch is that of its cases; faults is a JSON list of the first ones.
CREATE TABLE imports (
    guild_id bigint NOT NULL,
    id text NOT NULL,
    format text NOT NULL,
    file_name text NOT NULL,
    url text,
    file_hash text NOT NULL,
    file_size bigint NOT NULL,
    asked_by_id bigint NOT NULL,
    asked_by_name text NOT NULL,
    state text NOT NULL,
    rows_read bigint NOT NULL,
    added bigint NOT NULL,
    known bigint NOT NULL,
    faulty bigint NOT NULL,
    faults text NOT NULL,
    made_at bigint NOT NULL,
    done_at bigint,
    undone_at bigint,
    PRIMARY KEY (guild_id, id)
);
CREATE INDEX imports_by_time ON imports (guild_id, made_at);
