-- Who members are to one another: never beside a wallet or a Discord account. nym is unique in a community whatever its case
-- (nym_key), kept for its member from the moment it is chosen; step: welcome, picture, bio, done; token: what the buttons of
-- their own messages carry; picture: none, generated, own; hidden_at: since when they are not eligible; told_at: when the wizard
-- was offered to them.
CREATE TABLE sietch_profiles (
    tenant_id text NOT NULL,
    member_id text NOT NULL,
    token text NOT NULL,
    step text NOT NULL,
    nym text,
    nym_key text,
    bio text,
    picture text NOT NULL,
    picture_id text,
    created_at bigint NOT NULL,
    onboarded_at bigint,
    nym_changed_at bigint,
    hidden_at bigint,
    told_at bigint,
    PRIMARY KEY (tenant_id, member_id)
);
CREATE UNIQUE INDEX sietch_profiles_by_nym ON sietch_profiles (tenant_id, nym_key) WHERE nym_key IS NOT NULL;
CREATE UNIQUE INDEX sietch_profiles_by_token ON sietch_profiles (tenant_id, token);

-- Pictures that members gave, as PNG.
CREATE TABLE sietch_pictures (
    tenant_id text NOT NULL,
    picture_id text NOT NULL,
    member_id text NOT NULL,
    png bytea NOT NULL,
    made_at bigint NOT NULL,
    PRIMARY KEY (tenant_id, picture_id)
);
CREATE INDEX sietch_pictures_of_member ON sietch_pictures (tenant_id, member_id);
