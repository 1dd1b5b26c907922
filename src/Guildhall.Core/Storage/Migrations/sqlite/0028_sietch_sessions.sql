-- Texts that wallets were asked to sign to come in; each opens once.
CREATE TABLE sietch_sign_ins (
    tenant_id text NOT NULL,
    nonce_hash text NOT NULL,
    ends_at bigint NOT NULL,
    PRIMARY KEY (tenant_id, nonce_hash)
);

-- Members who signed in with a wallet: of one community, and of nothing else. key_hash is the SHA-256 of what the browser
-- holds.
CREATE TABLE sietch_sessions (
    tenant_id text NOT NULL,
    key_hash text NOT NULL,
    member_id text NOT NULL,
    user_id bigint NOT NULL,
    made_at bigint NOT NULL,
    seen_at bigint NOT NULL,
    ends_at bigint NOT NULL,
    PRIMARY KEY (tenant_id, key_hash)
);
CREATE INDEX sietch_sessions_by_user ON sietch_sessions (user_id);

-- Who is in the directory that anybody may read, with the tier shown there: it follows the truth late and of several at once.
CREATE TABLE sietch_directory (
    tenant_id text NOT NULL,
    member_id text NOT NULL,
    tier text NOT NULL,
    PRIMARY KEY (tenant_id, member_id)
);
