-- Who members are to one another: never beside a wallet or a Discord account. nym is unique in a community whatever its case
-- (nym_key), kept for its member from the moment it is chosen; step: welcome, picture, bio, done; token: what the buttons of
-- their own messages carry; picture: none, generated, own; hidden_at: since when they are not eligible; told_at: when the wizard
-- was offered to them.
CREATE TABLE sietch_profiles (
    tenant_id TEXT NOT NULL,
    member_id TEXT NOT NULL,
    token TEXT NOT NULL,
    step TEXT NOT NULL,
    nym TEXT,
    nym_key TEXT,
    bio TEXT,
    picture TEXT NOT NULL,
    picture_id TEXT,
    created_at INTEGER NOT NULL,
    onboarded_at INTEGER,
    nym_changed_at INTEGER,
    hidden_at INTEGER,
    told_at INTEGER,
    PRIMARY KEY (tenant_id, member_id)
);
CREATE UNIQUE INDEX sietch_profiles_by_nym ON sietch_profiles (tenant_id, nym_key) WHERE nym_key IS NOT NULL;
CREATE UNIQUE INDEX sietch_profiles_by_token ON sietch_profiles (tenant_id, token);

-- Pictures that members gave, as PNG.
CREATE TABLE sietch_pictures (
    tenant_id TEXT NOT NULL,
    picture_id TEXT NOT NULL,
    member_id TEXT NOT NULL,
    png BLOB NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, picture_id)
);
CREATE INDEX sietch_pictures_of_member ON sietch_pictures (tenant_id, member_id);
