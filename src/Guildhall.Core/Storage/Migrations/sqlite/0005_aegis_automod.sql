-- A guild's AutoMod rules as they are, and every version there was. A guild without a row has the preset default.
CREATE TABLE aegis_automod_rules (
    guild_id INTEGER NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    rules TEXT NOT NULL,
    changed_at INTEGER NOT NULL
);

CREATE TABLE aegis_automod_versions (
    guild_id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    rules TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    changed_at INTEGER NOT NULL,
    summary TEXT NOT NULL,
    PRIMARY KEY (guild_id, version)
);

-- What was hit, once for each rule; the matched text goes after its time and leaves its hash.
CREATE TABLE aegis_automod_hits (
    guild_id INTEGER NOT NULL,
    subject_id INTEGER NOT NULL,
    rule TEXT NOT NULL,
    mode TEXT NOT NULL,
    event TEXT NOT NULL,
    channel_id INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    user_name TEXT NOT NULL,
    action TEXT NOT NULL,
    matched TEXT,
    matched_hash TEXT,
    case_number INTEGER,
    false_by INTEGER,
    at INTEGER NOT NULL,
    PRIMARY KEY (guild_id, subject_id, rule)
);
CREATE INDEX aegis_automod_hits_at ON aegis_automod_hits (guild_id, at);
CREATE INDEX aegis_automod_hits_user ON aegis_automod_hits (guild_id, user_id);

-- Messages that are to be deleted and are not yet.
CREATE TABLE aegis_automod_doomed (
    guild_id INTEGER NOT NULL,
    channel_id INTEGER NOT NULL,
    message_id INTEGER NOT NULL,
    PRIMARY KEY (guild_id, message_id)
);
CREATE INDEX aegis_automod_doomed_channel ON aegis_automod_doomed (guild_id, channel_id);
