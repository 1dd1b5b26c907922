-- A file of another bot's history, and what became of it. state: planned, running, done, failed, undone, dropped.
-- batch is that of its cases; faults is a JSON list of the first ones.
CREATE TABLE imports (
    guild_id INTEGER NOT NULL,
    id TEXT NOT NULL,
    format TEXT NOT NULL,
    file_name TEXT NOT NULL,
    url TEXT,
    file_hash TEXT NOT NULL,
    file_size INTEGER NOT NULL,
    asked_by_id INTEGER NOT NULL,
    asked_by_name TEXT NOT NULL,
    state TEXT NOT NULL,
    rows_read INTEGER NOT NULL,
    added INTEGER NOT NULL,
    known INTEGER NOT NULL,
    faulty INTEGER NOT NULL,
    faults TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    done_at INTEGER,
    undone_at INTEGER,
    PRIMARY KEY (guild_id, id)
);
CREATE INDEX imports_by_time ON imports (guild_id, made_at);
