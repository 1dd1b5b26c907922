-- key_hash is the SHA-256 of what the browser holds; id is what a list shows.
CREATE TABLE web_sessions (
    key_hash TEXT NOT NULL PRIMARY KEY,
    id TEXT NOT NULL,
    user_id INTEGER NOT NULL,
    user_name TEXT NOT NULL,
    agent TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL
);
CREATE UNIQUE INDEX web_sessions_by_user ON web_sessions (user_id, id);
CREATE INDEX web_sessions_by_end ON web_sessions (ends_at);
