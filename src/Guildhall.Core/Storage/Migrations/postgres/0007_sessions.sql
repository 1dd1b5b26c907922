-- key_hash is the SHA-256 of what the browser holds; id is what a list shows.
CREATE TABLE web_sessions (
    key_hash text NOT NULL PRIMARY KEY,
    id text NOT NULL,
    user_id bigint NOT NULL,
    user_name text NOT NULL,
    agent text NOT NULL,
    created_at bigint NOT NULL,
    seen_at bigint NOT NULL,
    ends_at bigint NOT NULL
);
CREATE UNIQUE INDEX web_sessions_by_user ON web_sessions (user_id, id);
CREATE INDEX web_sessions_by_end ON web_sessions (ends_at);
