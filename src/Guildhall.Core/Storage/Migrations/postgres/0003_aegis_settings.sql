-- A guild's settings as they are, and every version there was, the present one among them.
CREATE TABLE aegis_settings (
    guild_id bigint NOT NULL PRIMARY KEY,
    version bigint NOT NULL,
    settings text NOT NULL,
    changed_at bigint NOT NULL
);

CREATE TABLE aegis_setting_versions (
    guild_id bigint NOT NULL,
    version bigint NOT NULL,
    settings text NOT NULL,
    changed_by text NOT NULL,
    changed_at bigint NOT NULL,
    summary text NOT NULL,
    PRIMARY KEY (guild_id, version)
);

-- subject_kind is role or user. A revoked row stays: from its first grant on, a guild decides by grants.
CREATE TABLE aegis_grants (
    guild_id bigint NOT NULL,
    subject_kind text NOT NULL,
    subject_id bigint NOT NULL,
    right_name text NOT NULL,
    granted_by text NOT NULL,
    granted_at bigint NOT NULL,
    expires_at bigint,
    revoked_at bigint,
    PRIMARY KEY (guild_id, subject_kind, subject_id, right_name)
);

-- Last known roles of people of rank; roles are ids with commas between.
CREATE TABLE aegis_member_snapshots (
    guild_id bigint NOT NULL,
    user_id bigint NOT NULL,
    roles text NOT NULL,
    seen_at bigint NOT NULL,
    left_at bigint,
    PRIMARY KEY (guild_id, user_id)
);
CREATE INDEX aegis_member_snapshots_left ON aegis_member_snapshots (guild_id, left_at) WHERE left_at IS NOT NULL;
