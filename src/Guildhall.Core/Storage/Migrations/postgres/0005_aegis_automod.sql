-- A guild's AutoMod rules as they are, and every version there was. A guild without a row has the preset default.
CREATE TABLE aegis_automod_rules (
    guild_id bigint NOT NULL PRIMARY KEY,
    version bigint NOT NULL,
    rules text NOT NULL,
    changed_at bigint NOT NULL
);

CREATE TABLE aegis_automod_versions (
    guild_id bigint NOT NULL,
    version bigint NOT NULL,
    rules text NOT NULL,
    changed_by text NOT NULL,
    changed_at bigint NOT NULL,
    summary text NOT NULL,
    PRIMARY KEY (guild_id, version)
);

-- What was hit, once for each rule; the matched text goes after its time and leaves its hash.
CREATE TABLE aegis_automod_hits (
    guild_id bigint NOT NULL,
    subject_id bigint NOT NULL,
    rule text NOT NULL,
    mode text NOT NULL,
    event text NOT NULL,
    channel_id bigint NOT NULL,
    user_id bigint NOT NULL,
    user_name text NOT NULL,
    action text NOT NULL,
    matched text,
    matched_hash text,
    case_number bigint,
    false_by bigint,
    at bigint NOT NULL,
    PRIMARY KEY (guild_id, subject_id, rule)
);
CREATE INDEX aegis_automod_hits_at ON aegis_automod_hits (guild_id, at);
CREATE INDEX aegis_automod_hits_user ON aegis_automod_hits (guild_id, user_id);

-- Messages that are to be deleted and are not yet.
CREATE TABLE aegis_automod_doomed (
    guild_id bigint NOT NULL,
    channel_id bigint NOT NULL,
    message_id bigint NOT NULL,
    PRIMARY KEY (guild_id, message_id)
);
CREATE INDEX aegis_automod_doomed_channel ON aegis_automod_doomed (guild_id, channel_id);
