-- A summary as it was made: the cache's lasting tier. store, store_id and filed_at are set once it is filed.
CREATE TABLE summaries (
    tenant_id text NOT NULL,
    content_key text NOT NULL,
    project text NOT NULL,
    source text NOT NULL,
    audience text NOT NULL,
    title text NOT NULL,
    markdown text NOT NULL,
    properties text NOT NULL,
    model text NOT NULL,
    is_language_model bigint NOT NULL,
    report text NOT NULL,
    took bigint NOT NULL,
    made_at bigint NOT NULL,
    store text,
    store_id text,
    address text,
    filed_at bigint,
    PRIMARY KEY (tenant_id, content_key)
);
CREATE INDEX summaries_by_project ON summaries (tenant_id, project, made_at);
