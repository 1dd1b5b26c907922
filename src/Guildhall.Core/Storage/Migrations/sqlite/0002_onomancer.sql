-- A summary as it was made: the cache's lasting tier. store, store_id and filed_at are set once it is filed.
CREATE TABLE summaries (
    tenant_id TEXT NOT NULL,
    content_key TEXT NOT NULL,
    project TEXT NOT NULL,
    source TEXT NOT NULL,
    audience TEXT NOT NULL,
    title TEXT NOT NULL,
    markdown TEXT NOT NULL,
    properties TEXT NOT NULL,
    model TEXT NOT NULL,
    is_language_model INTEGER NOT NULL,
    report TEXT NOT NULL,
    took INTEGER NOT NULL,
    made_at INTEGER NOT NULL,
    store TEXT,
    store_id TEXT,
    address TEXT,
    filed_at INTEGER,
    PRIMARY KEY (tenant_id, content_key)
);
CREATE INDEX summaries_by_project ON summaries (tenant_id, project, made_at);
