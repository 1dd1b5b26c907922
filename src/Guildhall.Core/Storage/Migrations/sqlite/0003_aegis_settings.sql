-- A guild's settings as they are, and every version there was, the present one among them.
CREATE TABLE aegis_settings (
    guild_id INTEGER NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    settings TEXT NOT NULL,
    changed_at INTEGER NOT NULL
);

CREATE TABLE aegis_setting_versions (
    guild_id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    settings TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    changed_at INTEGER NOT NULL,
    summary TEXT NOT NULL,
    PRIMARY KEY (guild_id, version)
);

-- subject_kind is role or user. A revoked row stays: from its first grant on, a guild decides by grants.
CREATE TABLE aegis_grants (
    guild_id INTEGER NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id INTEGER NOT NULL,
    right_name TEXT NOT NULL,
    granted_by TEXT NOT NULL,
    granted_at INTEGER NOT NULL,
    expires_at INTEGER,
    revoked_at INTEGER,
    PRIMARY KEY (guild_id, subject_kind, subject_id, right_name)
);

-- Last known roles of people of rank; roles are ids with commas between.
CREATE TABLE aegis_member_snapshots (
    guild_id INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    roles TEXT NOT NULL,
    seen_at INTEGER NOT NULL,
    left_at INTEGER,
    PRIMARY KEY (guild_id, user_id)
);
CREATE INDEX aegis_member_snapshots_left ON aegis_member_snapshots (guild_id, left_at) WHERE left_at IS NOT NULL;
